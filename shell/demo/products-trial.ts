import { type DemoProduct, rows } from './products.ts';

/** Products that are small and harmless enough to be tried first. */
export const forTrial: readonly DemoProduct[] = [
  ...rows('city', [
    [
      'Letter Sorter 信分',
      'informs',
      5_000,
      '',
      'A letter may lie in the wrong box for a day. Wrong boxes are counted every evening, and a person sorts by hand where the count goes up.',
      'It reads the address on an envelope and proposes a box; the address line counts most. A resident whose letter went astray tells the post desk, and the sorting of that day is looked at again.',
    ],
    [
      '树木巡检眼',
      'informs',
      1_200,
      '',
      '可能漏看枯枝。园林工人按原有周期巡查，系统只增加提示；漏看的在周会上逐条分析。',
      '系统比较同一棵树前后两季的照片，叶色和枝条角度最重要。居民可以通过街道热线指出漏看的树木。',
    ],
    [
      'Lost Umbrella 拾伞',
      'informs',
      9_000,
      '',
      'Two umbrellas look alike. The owner describes a mark that is not in the picture before anything is handed out.',
      'It compares a description with pictures of found things; colour and handle count most. Whoever does not find theirs can look through the shelf.',
    ],
  ]),
  ...rows('education', [
    [
      'Ink Coach 墨友',
      'proposes',
      800,
      '',
      'It may praise a stroke that a teacher would not. Pupils see it only in the calligraphy hour, with a teacher in the room who can switch it off for the class.',
    ],
    ['纸灯错题本', 'informs', 2_500, '', '题目可能归错类。老师可以改正，系统照改正后的归类，不排名、不打分。'],
    [
      'Choir Ear 合唱耳',
      'informs',
      600,
      '',
      'A deep voice may be told that it sings flat. The hint goes to the conductor alone, who hears for themselves.',
    ],
  ]),
  ...rows('other', [
    [
      'Bus Stop Shade 候车遮阳',
      'proposes',
      30_000,
      '',
      'It may propose to open the awning before a gust. The kiosk owner presses the button, and a wind gauge closes it above forty kilometres an hour whatever anybody says.',
    ],
    ['荔家浇花', 'proposes', 400, '', '可能建议浇多或者浇少。居民确认后才开阀，水量每日有上限，可以一键停用一周。'],
    [
      'Market Scale Check 秤查',
      'informs',
      7_000,
      '',
      'An honest scale may be named. Nothing follows from a hint but a visit with a test weight.',
    ],
    ['竹声导览', 'informs', 20_000, '', '讲解内容可能有误。文字由馆方审定，系统只按位置选择段落，错误可以当场扫码反馈。'],
  ]),
];
