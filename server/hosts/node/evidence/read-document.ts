import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { DocumentToRead } from '../../../ports.ts'
import type { PageReading } from '../../../storage/page-reading.ts'
import { readPdfLayers, type Layer } from '../../../reading/pdf-layer.ts'
import type { Raster } from '../../../reading/raster.ts'
import { readPages, type Engines } from '../../../reading/read-page.ts'
import { openNetworks } from './onnx-networks.ts'

const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))

/** Engines on this machine, from files that npm installed: nothing is downloaded. */
export async function openEngines(threads?: number): Promise<Engines> {
  const bytes = new Uint8Array(await readFile(wasm))
  prepareZXingModule({ overrides: { wasmBinary: bytes.buffer } })
  return { networks: await openNetworks(threads), scan: readBarcodes }
}

export async function readDocument(
  engines: Engines,
  document: DocumentToRead,
): Promise<PageReading[]> {
  const { pages, original } = document
  const layers = original ? await layersOf(original, pages.length) : []
  return readPages(engines, document, layers, ({ bytes }) => rasterOf(bytes))
}

/** If the text of a PDF cannot be read, its pictures are. */
async function layersOf(bytes: Uint8Array, pages: number): Promise<(Layer | null)[]> {
  // Loaded on demand: it is large, and most documents are pictures.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    return await readPdfLayers(loading, pages)
  } catch {
    return []
  }
}

async function rasterOf(bytes: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}
