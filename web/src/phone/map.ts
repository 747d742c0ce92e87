// How a simple map of pharmacies is spread out; pure.
import { offset, type Point } from "./gcj02";
import type { Quote } from "./todo";

const HALF = 180;
const STEPS = [250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const ROOM = 46;

export interface Spot {
  quote: Quote;
  /** From the middle of a square that reaches from −200 to 200, east and south positive. */
  x: number;
  y: number;
  /** Whether its price has room beside those of the others. */
  label: boolean;
}

/**
 * The nearest nine of ten stand on the map to scale; who is much farther away than all others would make it unreadable and is
 * only counted. Prices are written where they do not cover each other, the first in the list first.
 */
export function spread(from: Point, quotes: readonly Quote[]) {
  const sorted = [...quotes].sort((one, other) => one.metres - other.metres);
  const reach = sorted[Math.max(0, Math.ceil(sorted.length * 0.9) - 1)]?.metres ?? 250;
  const edge = STEPS.find((step) => step >= reach) ?? reach;
  const scale = HALF / Math.max(edge, 1);
  const near = quotes.filter((quote) => quote.metres <= edge);
  const spots: Spot[] = [];
  for (const quote of near) {
    const { east, north } = offset(from, { lng: quote.longitude, lat: quote.latitude });
    const x = Math.round(east * scale);
    const y = Math.round(-north * scale);
    const label = spots.every((one) => !one.label || Math.abs(one.x - x) > ROOM || Math.abs(one.y - y) > 16);
    spots.push({ quote, x, y, label });
  }
  const rings = [edge / 2, edge].map((metres) => ({ metres, radius: metres * scale }));
  return { spots, rings, farther: quotes.length - near.length };
}
