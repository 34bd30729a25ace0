/** An observer for tests of charts: jsdom has no layout, so a chart is drawn 400 pixels wide. */
export class Sized implements ResizeObserver {
  constructor(private readonly tell: ResizeObserverCallback) {}
  observe() {
    this.tell([{ contentRect: { width: 400, height: 200, top: 0, left: 0 } } as ResizeObserverEntry], this);
  }
  unobserve() {}
  disconnect() {}
}
