/** A piece of a text, from the first character to the one behind the last. */
export interface Piece {
  from: number;
  to: number;
}

const SPACE = /\s/;

/** Reads JSON only so far as to say where each value stands; what is broken ends the reading. */
class Places {
  private at = 0;
  readonly found = new Map<string, Piece>();

  constructor(private readonly text: string) {
    try {
      this.value("");
    } catch {
      // as far as it goes
    }
  }

  private space() {
    while (this.at < this.text.length && SPACE.test(this.text.charAt(this.at))) {
      this.at++;
    }
  }

  private expect(sign: string) {
    this.space();
    if (this.text.charAt(this.at) !== sign) {
      throw new SyntaxError(sign);
    }
    this.at++;
  }

  private is(sign: string): boolean {
    this.space();
    return this.text.charAt(this.at) === sign;
  }

  private string(): string {
    this.space();
    const from = this.at;
    this.expect("\"");
    while (this.text.charAt(this.at) !== "\"") {
      if (this.at >= this.text.length) {
        throw new SyntaxError("string");
      }
      this.at += this.text.charAt(this.at) === "\\" ? 2 : 1;
    }
    this.at++;
    return JSON.parse(this.text.slice(from, this.at)) as string;
  }

  private value(path: string, start?: number) {
    this.space();
    const from = start ?? this.at;
    if (this.is("{")) {
      this.found.set(path, { from, to: this.at + 1 });
      this.members("}", () => {
        this.space();
        const begin = this.at;
        const name = this.string();
        this.expect(":");
        this.value(path ? `${path}.${name}` : name, begin);
      });
    } else if (this.is("[")) {
      this.found.set(path, { from, to: this.at + 1 });
      let index = 0;
      this.members("]", () => this.value(`${path}[${index++}]`));
    } else if (this.is("\"")) {
      this.string();
    } else {
      const plain = /^[-+.\w]+/.exec(this.text.slice(this.at));
      if (!plain) {
        throw new SyntaxError("value");
      }
      this.at += plain[0].length;
    }
    this.found.set(path, { from, to: this.at });
  }

  private members(end: string, one: () => void) {
    this.at++;
    while (!this.is(end)) {
      one();
      if (!this.is(",")) {
        break;
      }
      this.at++;
    }
    this.expect(end);
  }
}

/** Where a field stands in a message; of one that is missing the object in which it should. */
export function locate(text: string, field: string): Piece & { missing: boolean } {
  const { found } = new Places(text);
  const exact = found.get(field);
  if (exact) {
    return { ...exact, missing: false };
  }
  let path = field;
  while (path) {
    path = path.replace(/(\.?[^.[\]]+|\[\d+\])$/, "");
    const piece = found.get(path);
    if (piece) {
      // the opening bracket stands for the whole of a long object
      const open = text.slice(piece.from, piece.to).search(/[{[]/);
      return { from: piece.from, to: open < 0 ? piece.to : piece.from + open + 1, missing: true };
    }
  }
  return { from: 0, to: Math.min(1, text.length), missing: true };
}

/** The text in pieces, those that are marked with the numbers of what marks them. */
export function marked(text: string, marks: readonly Piece[]): { text: string; marks: number[] }[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap((one) => [one.from, one.to])])].sort((a, b) => a - b);
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    return {
      text: text.slice(from, to),
      marks: marks.flatMap((one, number) => (one.from <= from && to <= one.to ? [number] : [])),
    };
  });
}
