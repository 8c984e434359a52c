// Old syntax only: see start.mjs.
const OLDEST = [20, 19];

/** A sentence for someone whose Node is too old, or an empty string. */
export function oldNodeMessage(version) {
  const numbers = version.split('.').map(Number);
  const isOld = numbers[0] < OLDEST[0] || (numbers[0] === OLDEST[0] && numbers[1] < OLDEST[1]);
  if (!isOld) return '';
  return (
    'Coedit needs Node ' +
    OLDEST.join('.') +
    ' or newer, and this is Node ' +
    version +
    ': please install a current Node from https://nodejs.org and try again.'
  );
}
