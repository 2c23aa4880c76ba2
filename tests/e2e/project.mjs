// The main journey: the table of a real project, as a unit once published it, goes from a blank page to admissible. Names,
// values and amounts are those of the table; the sentences are ours.
import assert from 'node:assert/strict';
import { cell, focused, paste, rowTexts, summary } from './page.mjs';

const FIELDS = {
  预算年度: '2025',
  项目名称: '2025年检察业务装备购置',
  项目类别: '特定目标类',
  项目属性: '新增',
  主管部门: '人民检察院',
  实施单位: '人民检察院',
  开始日期: '2025-01',
  结束日期: '2025-12',
  立项依据: '年度装备采购计划（检计〔2024〕18号）',
  项目内容: '购置办案用车1辆、办公设备10台，用于一线办案。',
  预期成效: '老旧车辆和设备更换完毕，外出办案不再借车。',
  金额单位: '元',
  项目总额: '1030700',
  年度资金总额: '1030700',
  财政拨款: '1030700',
  一般公共预算: '1030700',
  年度目标: '全年购置办案用车1辆、办公设备10台，11月底前完成采购，设备验收合格率100%，使用人员满意度98%以上。',
};
const SCHEDULE = ['完成采购并投入使用', '2025-03', '2025-11', '1030700'];

/** As the table prints it: levels with their weights, signs in words, the deadline in words. */
const PRINTED = [
  ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位'],
  ['满意度指标(10分)', '服务对象满意度', '使用人员满意度', '大于等于', '98', '%'],
  ['效益指标(30分)', '可持续影响', '推动人民检察院业务装备建设的标准化规范化配置', '', '长期', ''],
  ['', '社会效益', '提升工作效率定性', '', '有效提升', ''],
  ['产出指标(50分)', '成本指标', '车辆购置成本', '小于等于', '12', '万元'],
  ['', '质量指标', '政府采购率', '大于等于', '30', '%'],
  ['', '成本指标', '办公设备购置成本', '小于等于', '90', '万元'],
  ['', '数量指标', '车辆采购数量', '小于等于', '1', ''],
  ['', '质量指标', '设备验收合格率', '等于', '100', '%'],
  ['', '时效指标', '采购计划完成时间', '', '11月底之前', ''],
  ['', '', '设备验收及时率', '大于等于', '98', '%'],
  ['', '数量指标', '办公设备采购数量', '大于等于', '10', ''],
];

/** Enters the project as a clerk would; `look` is called with a name at each step, for a picture. */
export async function enterProject(page, look) {
  for (const [label, text] of Object.entries(FIELDS)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('table', { name: '实施进度' }).getByLabel('第1行 任务').fill(SCHEDULE[0]);
  for (const [at, label] of ['开始时间', '完成时间', '金额'].entries()) {
    await page
      .getByRole('table', { name: '实施进度' })
      .getByLabel(`第1行 ${label}`)
      .fill(SCHEDULE[at + 1]);
  }
  await look('journey-1-fields');
  await cell(page, 1, '一级指标').focus();
  await paste(page, PRINTED.map((row) => row.join('\t')).join('\r\n'));
  await page.getByText('已粘贴 11 行').waitFor();
  assert.deepEqual((await rowTexts(page, 3)).slice(0, 3), ['效益指标(30分)', '社会效益', '提升工作效率定性']);
  await page.getByRole('banner').getByRole('button', { name: '检查' }).click();
  assert.equal(await focused(page), 'summary-title');
  assert.ok((await summary(page)).some(({ severity }) => severity === 'error'));
  await look('journey-2-pasted');

  await page.getByRole('button', { name: /^全部安全修复/ }).click();
  await look('journey-3-fixes');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^改这 \d+ 处$/ })
    .click();
  await page.getByText(/^已修复 \d+ 处/).waitFor();
  assert.deepEqual((await rowTexts(page, 1)).slice(3, 6), ['≥', '98', '%']);

  const repair = (row, name) =>
    page
      .locator('.indicator')
      .nth(row - 1)
      .getByRole('button', { name })
      .first()
      .click();
  await repair(7, '改为“≥ 1”');
  await cell(page, 7, '度量单位').fill('辆');
  await repair(11, '单位填“台”');
  await repair(5, '删去这一行');
  await cell(page, 3, '三级指标').fill('老旧办公设备更新率');
  await page.keyboard.press('Escape');
  for (const [column, text] of [
    ['指标性质', '≥'],
    ['指标值', '90'],
    ['度量单位', '%'],
    ['指标属性', '定量指标'],
  ]) {
    await cell(page, 3, column).fill(text);
  }
  await page.getByRole('button', { name: '第2行的内容、依据和佐证' }).click();
  const line = page.locator('.panel .issue.warning', { hasText: '长期' }).first();
  await line.getByRole('button', { name: /^说明理由/ }).click();
  await page.keyboard.type('装备配置标准由上级检察机关统一制定，本院按标准逐年配齐，年末由装备部门书面评价。');
  await line.getByRole('button', { name: '保存说明' }).click();
  await look('journey-4-mended');

  await page.getByRole('banner').getByRole('button', { name: '检查' }).click();
  assert.equal(
    await page.locator('#summary-title').innerText(),
    '可入库',
    JSON.stringify(await summary(page), null, 1),
  );
  assert.equal(await page.title(), '2025年检察业务装备购置 - 项目绩效目标填报');
  await page
    .locator('.steps')
    .getByRole('button', { name: /^6?检查/ })
    .click();
  await page.locator('.chart svg').first().waitFor();
  await look('journey-5-admissible');
}
