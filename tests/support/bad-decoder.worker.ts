/** A decoder that does what its file says, in place of the desk's own. */
process.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  const act = new TextDecoder().decode(bytes)
  if (act.includes('crash')) process.abort()
  if (act.includes('leave')) process.exit(3)
  if (act.includes('killed')) process.kill(process.pid, 'SIGKILL')
  if (act.includes('fail')) process.send?.({ failed: 'a fault of ours' })
  else process.send?.({ read: { pages: [], pagesInAll: 1, gaps: [], original: null } })
})
process.on('disconnect', () => process.exit())
