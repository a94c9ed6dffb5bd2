/** Names everything that affects a reading: the engines, their weights and this cascade. */
export const engineName = 'pp-ocr-v4+zxing-3.1+2'
