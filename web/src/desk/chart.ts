import { onBeforeUnmount, onMounted, watch, type ShallowRef, type WatchSource } from "vue";
import { init, type ECharts, type EChartsCoreOption } from "echarts/core";
import { settings } from "@/shared/settings";

/** A colour of the page by the name of its token. */
export type Colour = (token: string) => string;

/**
 * Fills a box with a picture that tells its values at the pointer; drawn anew when what it is of changes, or the theme or
 * the language. `made` is told once it is there.
 */
export function useChart(
  box: Readonly<ShallowRef<HTMLElement | null>>, of: readonly WatchSource[], picture: (colour: Colour) => EChartsCoreOption,
  made: (chart: ECharts) => void = () => {},
) {
  let chart: ECharts | undefined;
  let watching: ResizeObserver | undefined;

  function draw() {
    if (!box.value || !chart) {
      return;
    }
    const style = getComputedStyle(box.value);
    const colour = (token: string) => style.getPropertyValue(token).trim();
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: style.fontFamily },
      tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: colour("--raised"), textStyle: { color: colour("--text") } },
      ...picture(colour),
    }, true);
  }

  onMounted(() => {
    if (!box.value) {
      return;
    }
    chart = init(box.value);
    made(chart);
    watching = new ResizeObserver(() => chart?.resize());
    watching.observe(box.value);
    draw();
  });
  watch([...of, () => settings.theme, () => settings.language], draw, { flush: "post" });
  onBeforeUnmount(() => {
    watching?.disconnect();
    chart?.dispose();
  });
}
