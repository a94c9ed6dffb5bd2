import { existsSync } from 'node:fs'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Nothing that a browser does by itself over the network: tests talk to this machine only. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** How to start a browser: one named by CHROME_BIN, the system's, or the one from npm. */
export async function launchOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await findBrowser(),
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  }
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions())
}

async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_BIN']
  if (named) return named
  const installed = [...systemBrowsers, chromium.executablePath()].find((path) => existsSync(path))
  return installed ?? unpackNpmBrowser()
}

/** `@sparticuz/chromium` carries a browser and its libraries inside the package. */
async function unpackNpmBrowser(): Promise<string> {
  // It unpacks its own libraries only where it believes to be on Amazon's Linux.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
