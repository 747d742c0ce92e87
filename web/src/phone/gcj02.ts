// The phone tells where it is in WGS-84; the platform, as every map in China, speaks GCJ-02. The formula is the public one
// that map libraries use; it is good to a few metres. Outside of China both are the same.
const AXIS = 6_378_245;
const ECCENTRICITY = 0.00669342162296594323;

export interface Point {
  lng: number;
  lat: number;
}

function wave(value: number, a: number, b: number, c: number, d: number): number {
  return ((a * Math.sin(value * c * Math.PI) + b * Math.sin(value * d * Math.PI)) * 2) / 3;
}

function north(x: number, y: number): number {
  const plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return plane + wave(x, 20, 20, 6, 2) + wave(y, 20, 40, 1, 1 / 3) + wave(y, 160, 320, 1 / 12, 1 / 30);
}

function east(x: number, y: number): number {
  const plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return plane + wave(x, 20, 20, 6, 2) + wave(x, 20, 40, 1, 1 / 3) + wave(x, 150, 300, 1 / 12, 1 / 30);
}

/** A point as the phone tells it, in the coordinates that the platform asks for. */
export function toGcj02({ lng, lat }: Point): Point {
  if (lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271) {
    return { lng, lat };
  }
  const angle = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY * Math.sin(angle) ** 2;
  const dLat = (north(lng - 105, lat - 35) * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * Math.sqrt(magic))) * Math.PI);
  const dLng = (east(lng - 105, lat - 35) * 180) / ((AXIS / Math.sqrt(magic)) * Math.cos(angle) * Math.PI);
  return { lng: lng + dLng, lat: lat + dLat };
}

const DEGREE = 111_195;

/** Metres east and north of a point, on a plane that is good enough for a walk through a city. */
export function offset(from: Point, to: Point): { east: number; north: number } {
  return {
    east: (to.lng - from.lng) * DEGREE * Math.cos((from.lat * Math.PI) / 180),
    north: (to.lat - from.lat) * DEGREE,
  };
}
