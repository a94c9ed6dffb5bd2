import sharp from 'sharp'

/**
 * The picture library opens only the kinds that are taken, whatever it is given: another kind's
 * decoder is code that a stranger's bytes must not reach. For the whole process.
 */
export function openOnlyOurKinds(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadNsgifBuffer',
    ],
  })
}
