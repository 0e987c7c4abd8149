import { h } from 'vue'

// QR codes (ISO/IEC 18004) of bytes with level M, up to version 10: enough for the address an authenticator wants.
// By version: codewords of error correction in a block, and how many blocks hold how many codewords of data.
const BLOCKS = [
  null, [10, [[1, 16]]], [16, [[1, 28]]], [26, [[1, 44]]], [18, [[2, 32]]], [24, [[2, 43]]],
  [16, [[4, 27]]], [18, [[4, 31]]], [22, [[2, 38], [2, 39]]], [22, [[3, 36], [2, 37]]], [26, [[4, 43], [1, 44]]]
]
const ALIGNMENT = [[], [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]]
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (x, y) => x * y % 2 + x * y % 3, (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2
]

const EXP = new Uint8Array(512)
const LOG = new Uint8Array(256)
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = EXP[power + 255] = value
  LOG[value] = power
  value = value << 1 ^ (value & 128 ? 0x11d : 0)
}
const times = (a, b) => a && b ? EXP[LOG[a] + LOG[b]] : 0

function correction(data, count) {
  let generator = [1]
  for (let power = 0; power < count; power++) {
    const next = new Array(generator.length + 1).fill(0)
    generator.forEach((factor, at) => {
      next[at] ^= factor
      next[at + 1] ^= times(factor, EXP[power])
    })
    generator = next
  }
  const rest = [...data, ...new Array(count).fill(0)]
  for (let at = 0; at < data.length; at++) {
    const lead = rest[at]
    generator.forEach((factor, step) => { rest[at + step] ^= times(factor, lead) })
  }
  return rest.slice(data.length)
}

function codewords(bytes, version) {
  const [corrections, groups] = BLOCKS[version]
  const capacity = groups.reduce((sum, [count, size]) => sum + count * size, 0)
  const bits = []
  const put = (value, length) => { for (let at = length - 1; at >= 0; at--) bits.push(value >> at & 1) }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  bytes.forEach(byte => put(byte, 8))
  put(0, Math.min(4, capacity * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  const data = []
  for (let at = 0; at < bits.length; at += 8) data.push(bits.slice(at, at + 8).reduce((byte, bit) => byte << 1 | bit, 0))
  for (let pad = 0; data.length < capacity; pad++) data.push(pad % 2 ? 0x11 : 0xec)
  const blocks = []
  for (const [count, size] of groups) for (let one = 0; one < count; one++) blocks.push(data.splice(0, size))
  const corrected = blocks.map(block => correction(block, corrections))
  const woven = []
  for (let at = 0; at < Math.max(...blocks.map(block => block.length)); at++) blocks.forEach(block => at < block.length && woven.push(block[at]))
  for (let at = 0; at < corrections; at++) corrected.forEach(block => woven.push(block[at]))
  return woven
}

/** Rows of ones and zeros; undefined where the text is too long. */
export function squares(text) {
  const bytes = new TextEncoder().encode(text)
  const version = BLOCKS.findIndex((block, at) => block && block[1].reduce((sum, [count, size]) => sum + count * size, 0) >= bytes.length + (at < 10 ? 2 : 3))
  if (version < 0) return undefined
  const size = 17 + 4 * version
  const drawn = Array.from({ length: size }, () => new Array(size).fill(0))
  const fixed = Array.from({ length: size }, () => new Array(size).fill(false))
  const fix = (x, y, dark) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    drawn[y][x] = dark ? 1 : 0
    fixed[y][x] = true
  }
  for (const [left, top] of [[0, 0], [size - 7, 0], [0, size - 7]]) {
    for (let y = -1; y <= 7; y++) for (let x = -1; x <= 7; x++) {
      const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3))
      fix(left + x, top + y, ring !== 2 && ring !== 4)
    }
  }
  for (let at = 8; at < size - 8; at++) {
    fix(at, 6, at % 2 === 0)
    fix(6, at, at % 2 === 0)
  }
  const last = size - 7
  for (const y of ALIGNMENT[version]) for (const x of ALIGNMENT[version]) {
    if (x === 6 && y === 6 || x === 6 && y === last || x === last && y === 6) continue
    for (let down = -2; down <= 2; down++) for (let across = -2; across <= 2; across++) fix(x + across, y + down, Math.max(Math.abs(across), Math.abs(down)) !== 1)
  }
  for (let at = 0; at < 9; at++) {
    if (!fixed[8][at]) fix(at, 8, 0)
    if (!fixed[at][8]) fix(8, at, 0)
    if (at < 8) {
      fix(size - 1 - at, 8, 0)
      fix(8, size - 1 - at, 0)
    }
  }
  fix(8, size - 8, 1)
  if (version >= 7) {
    let rest = version
    for (let step = 0; step < 12; step++) rest = rest << 1 ^ (rest >> 11) * 0x1f25
    const bits = version << 12 | rest
    for (let at = 0; at < 18; at++) {
      const [far, near] = [size - 11 + at % 3, Math.floor(at / 3)]
      fix(far, near, bits >> at & 1)
      fix(near, far, bits >> at & 1)
    }
  }
  const stream = codewords(bytes, version)
  let bit = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) for (const x of [right, right - 1]) {
      const y = right + 1 & 2 ? step : size - 1 - step
      if (fixed[y][x]) continue
      drawn[y][x] = bit < stream.length * 8 ? stream[bit >> 3] >> 7 - (bit & 7) & 1 : 0
      bit++
    }
  }
  const masked = MASKS.map((isLight, mask) => {
    const result = drawn.map((row, y) => row.map((dark, x) => fixed[y][x] ? dark : dark ^ (isLight(x, y) === 0 ? 1 : 0)))
    format(result, mask, size)
    return result
  })
  return masked.reduce((best, one) => penalty(one) < penalty(best) ? one : best)
}

function format(result, mask, size) {
  // Level M is 00.
  let rest = mask
  for (let step = 0; step < 10; step++) rest = rest << 1 ^ (rest >> 9) * 0x537
  const bits = (mask << 10 | rest) ^ 0x5412
  const of = at => bits >> at & 1
  for (let at = 0; at <= 5; at++) result[at][8] = of(at)
  result[7][8] = of(6)
  result[8][8] = of(7)
  result[8][7] = of(8)
  for (let at = 9; at < 15; at++) result[8][14 - at] = of(at)
  for (let at = 0; at < 8; at++) result[8][size - 1 - at] = of(at)
  for (let at = 8; at < 15; at++) result[size - 15 + at][8] = of(at)
  result[size - 8][8] = 1
}

function penalty(rows) {
  const size = rows.length
  let sum = 0
  for (const lines of [rows, rows[0].map((_, x) => rows.map(row => row[x]))]) {
    for (const line of lines) {
      const text = line.join('')
      for (const run of text.match(/0{5,}|1{5,}/g) || []) sum += run.length - 2
      for (let at = 0; at + 11 <= size; at++) if (/^(10111010000|00001011101)/.test(text.slice(at, at + 11))) sum += 40
    }
  }
  let dark = 0
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
    dark += rows[y][x]
    if (x && y && rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y - 1][x - 1]) sum += 3
  }
  return sum + 10 * Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size))
}

/** The code as a picture, with the quiet zone around it; nothing for a text that is too long. */
export function qrCode(text, label) {
  const rows = squares(text)
  if (!rows) return null
  const path = rows.flatMap((row, y) => row.map((dark, x) => dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join('')
  const size = rows.length + 8
  return h('svg', { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' }, [
    h('rect', { width: size, height: size, fill: '#fff' }), h('path', { d: path, fill: '#000' })
  ])
}
