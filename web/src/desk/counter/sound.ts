let context: AudioContext | undefined;

function tone(hertz: number, from: number, seconds: number) {
  const audio = (context ??= new AudioContext());
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0.15, audio.currentTime + from);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + from + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(audio.currentTime + from);
  source.stop(audio.currentTime + from + seconds);
}

/** A short high tone for right, two low ones for wrong; silent where a browser has no sound. */
export function sound(right: boolean) {
  try {
    if (right) {
      tone(1046, 0, 0.12);
    } else {
      tone(196, 0, 0.18);
      tone(196, 0.24, 0.18);
    }
  } catch {
    // the colour and the words say it too
  }
}
