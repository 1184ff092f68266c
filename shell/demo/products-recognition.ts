import { type DemoProduct, rows } from './products.ts';

/** Products that another authority has cleared. */
export const forRecognition: readonly DemoProduct[] = [
  ...rows('health', [
    [
      'Calm Breath 静息',
      'informs',
      12_000,
      's',
      'A restless night may look like trouble with breathing. It shows hints to the doctor alone, with the curve beside them.',
    ],
    ['血糖记事', 'informs', 50_000, 's', '读数漏记会使趋势失真。漏记超过一天即不显示趋势，只显示原始读数，由医生判断。'],
    [
      'Skin Diary 肤记',
      'informs',
      30_000,
      's',
      'Light changes the colour of a mole. The app asks for daylight and shows two pictures side by side; it names no illness.',
    ],
  ]),
  ...rows('transport', [['岭途疲劳提醒', 'informs', 80_000, 's', '戴墨镜时识别不准。识别不准时只播放休息提示，不扣分，不上传画面。']]),
  ...rows('education', [
    [
      'Read Along 伴读',
      'informs',
      45_000,
      's',
      'It may not understand a dialect. Children are never corrected by the voice; a teacher hears the reading again on Friday.',
    ],
  ]),
  ...rows('finance', [
    [
      'Receipt Reader 票读',
      'proposes',
      200_000,
      '',
      'A smudged figure is read wrongly. Sums that do not add up are not booked, and a clerk types them.',
    ],
  ]),
];
