/** What each field of a scoring table is, for editors of a call's file, by its name. */
export const SCORING_MEANS: Readonly<Record<string, string>> = {
  table:
    '评分表的内容。没有公开的不写，系统按申报人所填的总分判断。The contents of the table; left out while they are not public, and then the stated total is judged.',
  cap: '封顶分：本项及其下各项合计的最高分。The most points that all below give together.',
  indicators: '一级指标。The first indicators.',
  counts:
    '下级指标或多行之间怎样计：sum 相加，highest 只取最高。两组取一组的，把两组写作 parts，counts 写 highest。How parts or lines count: sum, or only the highest; of two groups the higher one is parts with highest.',
  parts: '下级指标。有下级指标的不直接计分。The indicators below it.',
  choices: '按等级查分值：一行选一个等级。A look-up by one level.',
  grid: '按等级和档次查分值。A look-up by a level and a grade of it.',
  levels: '各等级，points 写明每个档次的分值。The levels, each with the points of every grade.',
  grades: '各档次。The grades.',
  intervals:
    '按数查分值，如年限、字数：从 from（含）到不足 below；各段自小到大首尾相接，末段不写 below。A look-up by a number: from so much and below so much, end to end, the last one open.',
  steps: '各段。The intervals.',
  each: '每个单位多少分；有 above 的，只算超过的部分，如（考试分－60）×0.25。Points for each unit, or for each above so much.',
  above: '只算超过这个数的部分。Only what lies above it counts.',
  unit: '数的单位，如 年、项、万字。The unit of the number.',
  unitEn: '单位的英文。The unit in English.',
  ranks:
    '按本人排名乘的系数：到第 upTo 名为止；末条不写 upTo 的，其后都按它。What a rank makes of the points, up to a rank; the last one without upTo is for all later ones.',
  upTo: '到第几名为止。Up to which rank.',
  times: '系数，0 到 1。A coefficient between 0 and 1.',
  provedBy:
    '证明材料的 id；一行没有另选材料的，由它证明。The material that proves a line which names no other.',
  vetoes:
    '一票否决：属实的，zeroes 所指的指标不得分；不写 zeroes 的，全表不得分。What takes away the points of the indicator in zeroes, or of the whole table.',
  zeroes: '被否决的指标的 id。The id of the indicator that gets nothing.',
};
