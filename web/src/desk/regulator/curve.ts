/** One row of figures by the hour; `token` is the colour of the design system it is drawn in. */
export interface Curve {
  name: string;
  values: readonly number[];
  token: string;
  /** A line beside the bars, for what it is compared with. */
  dashed?: boolean;
}
