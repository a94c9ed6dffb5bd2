import { ensureDesk } from './desk/build.ts'

/** Builds the made-up desk before `vite` serves or copies it. */
await ensureDesk((line) => console.log(line))
