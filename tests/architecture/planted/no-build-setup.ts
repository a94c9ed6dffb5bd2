// Whatever the real set-up brings into the process is here too; only the builds are not made again.
import '../../browser/setup.ts'

export default function setup(): void {}
