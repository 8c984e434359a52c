/** Hz, and s from the beginning to silence. */
const TONES = [660, 880] as const;
const LENGTH = 0.12;
const LOUDNESS = 0.06;

let context: AudioContext | undefined;

/** Two short soft tones; made here, so that no file is fetched. Silent where the browser has not been touched yet. */
export function playChatSound(): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  for (const [index, frequency] of TONES.entries()) {
    const start = currentTime + index * LENGTH;
    const loudness = new GainNode(context, { gain: LOUDNESS });
    loudness.gain.setValueAtTime(LOUDNESS, start);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(loudness).connect(destination);
    tone.start(start);
    tone.stop(start + LENGTH);
  }
}
