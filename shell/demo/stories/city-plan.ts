import { addDays, type Day } from '#law/ground';
import type { CityStory } from './city-story.ts';
import { dayAt, morning, type Plot } from './plan.ts';
import { stageStories } from './stage-stories.ts';
import * as city from './stories-city.ts';
import { rule } from './stories-rules.ts';

/** What else happens in a city: complaints, rights, surveys, grants, data, a rule that changes, and duties of the office. */
export const cityStories = (plot: Plot, products: number): readonly CityStory[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const { days, today } = plot;
  const ago = (n: number): Day => days.work(today, -n);
  const few = [
    city.complaint(ago(0), 'The bus screen at Lotus Hill has told the time of yesterday since Monday.', 'open', undefined, morning),
    city.complaint(ago(3), '小区门禁不认戴帽子的人，老人进不去。', 'open', city.anybody),
    city.complaint(at(100), 'A notice said that I must pay for noise on a night when I was away.', 'answered'),
    city.rights(ago(6), 'explain', 'Why was my request for a school place ranked ninth?', 'open'),
    ...(surveyed(plot, 130) ? [city.survey(at(130), 'qinghe', 'settled')] : []),
    rule(ago(22), 'Grading of AI products, third version', '人工智能产品分级规则第三版', 'consulting'),
    ...dutiesDone(plot),
  ];
  if (products < 40) return few;
  const surveys = (
    [
      ['heron', 'settled'],
      ['wayfinder', 'settled'],
      ['bridge', 'queried'],
      ['lantern', 'settled'],
      ['ledger', 'settled'],
      ['window', 'refused'],
      ['tide', 'missing'],
      ['bamboo', 'queried'],
    ] as const
  ).map(([key, ends]) => city.survey(at(130), key, ends));
  return [
    ...few,
    ...(surveyed(plot, 130) ? surveys : []),
    ...(surveyed(plot, 376) ? [city.survey(at(376), 'kingfisher', 'open')] : []),
    city.complaint(at(210), '水费算错了，打电话没有人接。', 'sent-back'),
    city.complaint(at(300), '自助机把我的号叫过了，又要重新排队。', 'answered'),
    city.complaint(ago(30), 'The kiosk keeps asking for my face although I pressed “no”.', 'open', city.anybody),
    city.rights(at(180), 'access', 'I want to see what the counter helper has kept about me.', 'fulfilled'),
    city.grant(at(125), 'lantern', 'Slow Reader 慢读', 900_000, 'funded'),
    city.grant(at(128), 'bamboo', '乡音库', 1_600_000, 'refused'),
    city.grant(ago(13), 'mangrove', 'Gentle Grip 柔握', 1_200_000, 'scored'),
    city.grant(ago(2), 'tide', '楼宇余热', 750_000, 'filed'),
    city.dataUse(at(150), 'wayfinder', 'in-use'),
    city.dataUse(at(335), 'window', 'first-check'),
    city.dataUse(ago(7), 'bridge', 'open'),
    ...stageStories(plot),
  ];
};

/** What the calendar opened so long ago that an office in order has done it. */
const dutiesDone = ({ duties, today }: Plot): readonly CityStory[] =>
  duties.filter(({ day }) => addDays(day, doneAfter) < today).map((duty) => city.dutyDone(duty, doneAfter));

const doneAfter = 110;

/** A survey may only be sent while its form is approved. */
const surveyed = (plot: Plot, n: number): boolean => {
  const approval = Object.values(plot.forms)[0]?.approval;
  const on = dayAt(plot, n);
  return approval === undefined || (approval.from <= on && on <= approval.to);
};
