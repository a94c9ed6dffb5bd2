/**
 * RFC 6266: an ASCII name for old readers, the real one in UTF-8 (RFC 8187). Control characters,
 * quotes and separators cannot get out of it.
 */
export function contentDisposition(isInline: boolean, fileName: string): string {
  const plain = fileName.replaceAll(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
