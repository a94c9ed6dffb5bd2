import sharp from 'sharp'

/**
 * Limits the picture library to the accepted kinds, for the whole process: a stranger's bytes must
 * not reach the decoder of any other kind.
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
