import { computed } from "vue";

/** Where something is: degrees east and north. */
export interface Placed {
  longitude: number;
  latitude: number;
}

const WIDTH = 720;
const HEIGHT = 440;
const EDGE = 56;
const KILOMETRES_PER_DEGREE = 111.32;

/** A picture that holds all places, true to scale around its middle, and a bar of whole kilometres. */
export function useFrame(places: () => readonly Placed[]) {
  const frame = computed(() => {
    const lng = places().map((one) => one.longitude);
    const lat = places().map((one) => one.latitude);
    const [west, east, south, north] = [Math.min(...lng), Math.max(...lng), Math.min(...lat), Math.max(...lat)];
    const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
    const scale = Math.min((WIDTH - 2 * EDGE) / Math.max(0.01, (east - west) * narrow), (HEIGHT - 2 * EDGE) / Math.max(0.01, north - south));
    return { x: (west + east) / 2, y: (south + north) / 2, narrow, scale };
  });
  return {
    WIDTH,
    HEIGHT,
    at: (one: Placed) => {
      const { x, y, narrow, scale } = frame.value;
      return { x: WIDTH / 2 + (one.longitude - x) * narrow * scale, y: HEIGHT / 2 - (one.latitude - y) * scale };
    },
    // the longest of 1, 2, 5, 10 … kilometres that is no longer than a quarter of the picture
    bar: computed(() => {
      const one = frame.value.scale / KILOMETRES_PER_DEGREE;
      const kilometres = [50, 20, 10, 5, 2, 1].find((length) => length * one <= WIDTH / 4) ?? 1;
      return { kilometres, width: kilometres * one };
    }),
  };
}
