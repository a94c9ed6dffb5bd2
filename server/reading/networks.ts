import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-node'

/** The two networks of PP-OCR, run by the host's own runtime. */
export interface Networks {
  /** Takes planes of blue, green and red; returns how likely each pixel is text. */
  detect(planes: Float32Array, width: number, height: number): Promise<Float32Array>
  /** Takes a line 48 pixels high; returns how likely each letter is at each step along it. */
  recognise(planes: Float32Array, width: number): Promise<{ scores: Float32Array; steps: number }>
  /** Letters by class; the first class is "none". */
  letters: string[]
}

/** The part of the runtime's interface that every build of it has. */
interface Runtime {
  detector: InferenceSession
  recogniser: InferenceSession
  newTensor(numbers: Float32Array, dims: number[]): TypedTensor<'float32'>
  /** The alphabet that comes with the weights. */
  dictionary: string
}

/**
 * Without an arena, memory is returned after each picture; no memory plan is kept for each size.
 */
export const frugal: InferenceSession.SessionOptions = {
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 3,
}

export function networksOn({ detector, recogniser, newTensor, dictionary }: Runtime): Networks {
  const run = async (
    session: InferenceSession,
    planes: Float32Array,
    dims: number[],
  ): Promise<[Float32Array, readonly number[]]> => {
    const [input = ''] = session.inputNames
    const [output = ''] = session.outputNames
    const results = await session.run({ [input]: newTensor(planes, dims) })
    const tensor: Tensor | undefined = results[output]
    if (!(tensor?.data instanceof Float32Array)) throw new Error('A network answered nothing')
    return [tensor.data, tensor.dims]
  }
  return {
    async detect(planes, width, height) {
      const [map] = await run(detector, planes, [1, 3, height, width])
      return map
    },
    async recognise(planes, width) {
      const [scores, dims] = await run(recogniser, planes, [1, 3, 48, width])
      return { scores, steps: dims[1] ?? 0 }
    },
    letters: lettersOf(dictionary),
  }
}

/** The alphabet in the order of its classes: "none", the lines of the file, a space. */
function lettersOf(dictionary: string): string[] {
  return [
    '',
    ...dictionary
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.replace('\r', '')),
    ' ',
  ]
}
