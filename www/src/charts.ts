/** Horizontal bars drawn by Apache ECharts, with only the parts of it that they need. */
import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { GridComponentOption, LegendComponentOption } from 'echarts/components';
import type { Figure } from './state/figures';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

type Option = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption>;

export interface Chart {
  show(figure: Figure): void;
  remove(): void;
}

const ROW = 26;
const LEGEND = 28;
const NAMES = 132;
/** Room for the number behind the longest bar. */
const NUMBERS = 88;

export function heightOf(figure: Figure): number {
  return figure.rows.length * ROW + (hasLegend(figure) ? LEGEND : 0) + 6;
}

/** A chart that nobody looks at is not drawn: typing elsewhere in the form must not wait for it. */
export function chartOf(element: HTMLElement, first: Figure): Chart {
  const chart = init(element, null, { renderer: 'svg' });
  let figure = first;
  let drawn: Figure | null = null;
  let inSight = false;
  const draw = (): void => {
    const width = element.clientWidth;
    if (!inSight || width === 0 || (drawn === figure && chart.getWidth() === width)) return;
    chart.resize({ width, height: heightOf(figure) });
    chart.setOption(optionOf(figure, element), true);
    drawn = figure;
  };
  const sizes = new ResizeObserver(draw);
  const sights = new IntersectionObserver((entries) => {
    inSight = entries.some((entry) => entry.isIntersecting);
    draw();
  });
  sizes.observe(element);
  sights.observe(element);
  return {
    show: (next) => {
      figure = next;
      draw();
    },
    remove: () => {
      sizes.disconnect();
      sights.disconnect();
      chart.dispose();
    },
  };
}

function optionOf(figure: Figure, element: HTMLElement): Option {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const text = { color: colour('--ink'), fontFamily: style.fontFamily, fontSize: 12 };
  const isStacked = figure.series.length > 1;
  return {
    animation: false,
    ...(hasLegend(figure) ? { legend: { top: 0, left: NAMES, itemWidth: 12, itemHeight: 12, textStyle: text } } : {}),
    grid: { left: NAMES, right: NUMBERS, top: hasLegend(figure) ? LEGEND : 2, bottom: 2 },
    xAxis: { type: 'value', show: false, minInterval: 1 },
    yAxis: {
      type: 'category',
      // Over the bars, whose edges are drawn in the colour of the paper.
      z: 3,
      inverse: true,
      data: figure.rows,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line-strong') } },
      axisLabel: { ...text, width: NAMES - 12, overflow: 'truncate' },
    },
    series: figure.series.map((series) => ({
      type: 'bar',
      name: series.name,
      data: series.values,
      barWidth: 14,
      itemStyle: { color: colour(series.colour), borderColor: colour('--paper'), borderWidth: isStacked ? 1 : 0 },
      ...(isStacked ? { stack: 'all' } : {}),
      label: {
        ...text,
        show: true,
        position: isStacked ? 'inside' : 'right',
        color: isStacked ? '#fff' : colour('--ink'),
        formatter: ({ value }) => (isStacked && value === 0 ? '' : Number(value).toLocaleString('zh-CN')),
      },
    })),
  };
}

function hasLegend(figure: Figure): boolean {
  return figure.series.length > 1;
}
