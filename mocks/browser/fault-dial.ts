import type { Faults } from '../faults.ts'

/** A small panel for causing faults on purpose, to try how the app handles them. */
export function showFaultDial(faults: Faults, act: { stock(isOut: boolean): Promise<void> }): void {
  const panel = document.createElement('details')
  panel.style.cssText =
    'position:fixed;left:50%;top:10px;transform:translateX(-50%);z-index:900;max-width:260px;padding:4px 10px;font:12px system-ui;border-radius:6px;background:#1f2937;color:#f8fafc;opacity:.92'
  const title = document.createElement('summary')
  title.textContent = 'Fault dial'
  title.style.cursor = 'pointer'
  panel.append(
    title,
    numberRow('Latency, ms', (value) => {
      faults.latency = value
    }),
    switchRow('Lose the next answer', (isOn) => {
      faults.losesNextAnswer = isOn
    }),
    switchRow('A colleague is quicker', (isOn) => {
      faults.racesNextDecision = isOn
    }),
    switchRow('Stock of codes is empty', (isOn) => {
      faults.isOutOfStock = isOn
      void act.stock(isOn)
    }),
    switchRow('Mail server is down', (isOn) => {
      faults.isMailDown = isOn
    }),
  )
  document.body.append(panel)
}

function switchRow(label: string, onChange: (isOn: boolean) => void): HTMLElement {
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.addEventListener('change', () => onChange(input.checked))
  return row(label, input)
}

function numberRow(label: string, onChange: (value: number) => void): HTMLElement {
  const input = document.createElement('input')
  input.type = 'number'
  input.min = '0'
  input.step = '250'
  input.value = '0'
  input.style.width = '72px'
  input.addEventListener('input', () => onChange(Math.max(0, Number(input.value) || 0)))
  return row(label, input)
}

function row(label: string, input: HTMLElement): HTMLElement {
  const element = document.createElement('label')
  element.style.cssText = 'display:flex;justify-content:space-between;gap:12px;padding:3px 0'
  element.append(label, input)
  return element
}
