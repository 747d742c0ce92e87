// what browsers have and jsdom has not
globalThis.matchMedia ??= ((media: string) => Object.assign(new EventTarget(), { matches: false, media })) as unknown as typeof matchMedia;
