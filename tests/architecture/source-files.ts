import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Import {
  /** The file that imports, from the root of the repository. */
  from: string
  /** A file from the root of the repository, or a package or built-in module by name. */
  to: string
  isPackage: boolean
  /** Gone when the program runs. */
  isTypeOnly: boolean
  isDynamic: boolean
}

export interface SourceFile {
  path: string
  text: string
  imports: Import[]
}

/** Every source file of these folders, tests and helpers included. */
export function readSources(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')))
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, imports: importsIn(path, text) }
}

export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('tests/')

const staticImport = /^(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/gm
const dynamicImport = /\bimport\(\s*['"]([^'"]+)['"]/g

/** Imports as they are written; comments are taken out first. */
function importsIn(from: string, source: string): Import[] {
  const text = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  const found = (pattern: RegExp, isDynamic: boolean) =>
    [...text.matchAll(pattern)].map(([statement, to = '']) => ({
      from,
      to: to.startsWith('.') ? normalize(join(dirname(from), to.replace(/\?.*$/, ''))) : to,
      isPackage: !to.startsWith('.'),
      isTypeOnly: /^(?:import|export)\s+type\s/.test(statement),
      isDynamic,
    }))
  return [...found(staticImport, false), ...found(dynamicImport, true)]
}

/** Modules that hand on what others export: `export … from`. */
export const hasReExport = ({ text }: SourceFile) =>
  /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^'"\n]*\sfrom\s/m.test(text)

/** The first loop of imports, those of types and the late ones among them; `null` without any. */
export function findLoop(files: SourceFile[]): string[] | null {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const isDone = new Set<string>()
  const walk = (path: string, trail: string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (isDone.has(path)) return null
    for (const { to } of byPath.get(path)?.imports ?? []) {
      const loop = walk(to, [...trail, path])
      if (loop) return loop
    }
    isDone.add(path)
    return null
  }
  for (const { path } of files) {
    const loop = walk(path, [])
    if (loop) return loop
  }
  return null
}
