const IN_A_LINE = 16;

/** `00000010  89 50 4e 47 …  |.PNG…|` */
export function hexLines(bytes: Uint8Array): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += IN_A_LINE) {
    const part = [...bytes.subarray(at, at + IN_A_LINE)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0'));
    const halves = [hex.slice(0, 8).join(' '), hex.slice(8).join(' ')].join('  ');
    const letters = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'));
    lines.push(`${at.toString(16).padStart(8, '0')}  ${halves.padEnd(IN_A_LINE * 3)}  |${letters.join('')}|`);
  }
  return lines;
}
