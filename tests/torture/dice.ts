/** The same row of numbers in every run: what the network and the system add is chance enough. */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed
  }
  next(): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648
    return this.#state / 2_147_483_648
  }
}
