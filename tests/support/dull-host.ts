import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** As dull a web host as there is: files of a folder, below a path of its own. */
export function dullHost(folder: string, below: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname)
    const file = join(folder, path.slice(below.length) || 'index.html')
    const target = file.endsWith('/') ? join(file, 'index.html') : file
    if (!path.startsWith(below) || !existsSync(target) || !statSync(target).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', types[extname(target)] ?? 'application/octet-stream')
    createReadStream(target).pipe(response)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({ url: `http://localhost:${port}${below}/`, server })
    })
  })
}
