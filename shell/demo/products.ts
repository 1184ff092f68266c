/** An invented product, as its company tells it. The tier it falls under is the law's to say, not this list's. */
export interface DemoProduct {
  readonly name: string;
  readonly purpose: 'health' | 'transport' | 'education' | 'finance' | 'city' | 'other';
  readonly autonomy: 'informs' | 'proposes' | 'acts';
  readonly affected: number;
  readonly touchesBody: boolean;
  readonly sensitive: boolean;
  readonly risk: string;
  readonly explanation?: string;
  readonly language: 'en' | 'zh';
}

type Row = readonly [name: string, autonomy: DemoProduct['autonomy'], affected: number, marks: string, risk: string, explanation?: string];

/** `b` an error can injure somebody, `s` it uses sensitive personal information. */
const rows = (purpose: DemoProduct['purpose'], list: readonly Row[]): readonly DemoProduct[] =>
  list.map(([name, autonomy, affected, marks, risk, explanation]) => {
    const language = /[\u4e00-\u9fff]/.test(risk) ? 'zh' : 'en';
    return {
      name: labelled(name),
      purpose,
      autonomy,
      affected,
      touchesBody: marks.includes('b'),
      sensitive: marks.includes('s'),
      risk,
      ...(explanation === undefined ? {} : { explanation }),
      language,
    };
  });

/** Every name says that it is invented, in the script in which it ends. */
export const labelled = (name: string): string => (/[a-z]$/i.test(name) ? `${name} (Demo)` : `${name}（演示）`);

/** Products of companies that ask for an assessment. */
export const forAssessment: readonly DemoProduct[] = [
  ...rows('health', [
    [
      'Pulmo Line 肺线',
      'proposes',
      40_000,
      'bs',
      'A small nodule can be missed. A radiologist reads every image first and sees the marks only afterwards; images that the two read differently go to a second doctor.',
    ],
    [
      'Heron Fall Watch 鹭守防跌',
      'acts',
      6_000,
      'bs',
      'The camera may take a bow for a fall, or a fall for a nap. A nurse is called either way and looks within two minutes; nothing is done to the person by the machine.',
    ],
    ['青禾心音', 'proposes', 25_000, 'bs', '杂音可能被漏判。医生先独立听诊，再看系统提示；两者不一致的，由上级医师复核，每月抽查一百份。'],
    [
      'Steady Dose 稳剂',
      'proposes',
      18_000,
      'bs',
      'A wrong weight leads to a wrong dose. The pharmacist types the weight again before the proposal opens, and doses outside the usual range cannot be confirmed by one person alone.',
    ],
    ['护眼筛', 'proposes', 90_000, 'bs', '图像模糊时容易误判。系统对模糊图像不出结果，由护士重拍；提示异常的，三日内由眼科医生复查。'],
    [
      'Little Steps 学步步态',
      'proposes',
      4_000,
      'bs',
      'A child who is tired walks differently. Three walks on different days are needed before a proposal is shown, and the therapist decides.',
    ],
    [
      'Night Round 夜巡护理',
      'acts',
      3_200,
      'bs',
      'The robot may meet a sleeping person with its arm out. It stops at the touch of two newtons, and a nurse sees on a screen where it is.',
    ],
    [
      '脑卒中分诊台',
      'proposes',
      30_000,
      'bs',
      '延误可能造成伤害。系统只调整候诊顺序，不删除任何病人；急诊医生每十五分钟查看一次全部名单。',
    ],
    [
      'Warm Tooth 暖齿',
      'proposes',
      15_000,
      's b',
      'Old fillings look like decay. The dentist confirms each finding at the chair, and no bill can be made from a finding alone.',
    ],
    ['麻醉看护灯', 'proposes', 12_000, 'bs', '传感器脱落会出现误报警。麻醉医生始终在场，系统只提示、不调节用药；脱落时立即显示“无数据”。'],
  ]),
  ...rows('transport', [
    [
      'Mangrove Shuttle 红树小巴',
      'acts',
      60_000,
      'b',
      'It may brake late for somebody who steps out between parked cars. It drives no faster than twenty, and a guard on board can stop it with one hand.',
    ],
    [
      '岭途代客泊车',
      'acts',
      22_000,
      'b',
      '车库中可能有儿童突然跑出。车速不超过每小时五公里，障碍物进入一米即停车，管理员可以远程停止全部车辆。',
    ],
    [
      'Tide Crossing 潮口过街',
      'acts',
      450_000,
      'b',
      'Slow walkers may meet a red light halfway. The light waits while somebody is on the crossing, and a button by the pole adds fifteen seconds.',
    ],
    ['石桥装卸臂', 'acts', 900, 'b', '吊具可能碰撞人员。作业区用光栅围起，有人进入即断电；每班由安全员试验一次。'],
    [
      'Bay Ferry Lookout 湾渡瞭望',
      'proposes',
      150_000,
      'b',
      'Small boats without lights are hard to see. The mate keeps the lookout as before; a proposal to change course is only shown when two sensors agree.',
    ],
  ]),
  ...rows('finance', [
    [
      'Fair Queue 公道额度',
      'acts',
      320_000,
      '',
      'Somebody may be given a lower limit for a reason that has nothing to do with them. Every refusal names its three main reasons, and a clerk looks again within two days when asked.',
    ],
    ['湾账反欺诈闸', 'acts', 2_100_000, 's', '正常付款可能被拦。被拦的付款十分钟内由人工复核，本人可以当场申诉；每周公布误拦比例。'],
    [
      'Small Shop Credit 小店信',
      'acts',
      140_000,
      's',
      'Shops that sell mostly for cash look poorer than they are. Cash books can be handed in, and a person then decides without the score.',
    ],
  ]),
  ...rows('city', [
    [
      'Quiet Street 静街',
      'acts',
      800_000,
      '',
      'A warning may reach the wrong household. A notice is never a fine; an inspector measures on the spot before anything else is done.',
      'It hears how loud a street is at each hour, compares that with the last thirty nights, and sends a friendly notice when one house is far above. Whoever thinks that the notice is wrong calls the street office, and it is taken back until somebody has measured.',
    ],
    [
      '便民补贴核发',
      'acts',
      260_000,
      's',
      '资料过旧会导致错发或者漏发。金额变动超过两成的由人工复核，停发前十日书面通知，本人可以要求人工办理。',
      '系统读取收入、家庭人口和居住年限三项，按公布的计算表得出金额。最重要的是家庭人口。对结果有异议的，可以到任一街道窗口要求人工重算。',
    ],
    [
      'School Place 学位派',
      'acts',
      130_000,
      's',
      'An old address puts a child on the wrong list. Parents see the address used a month before, and every list is checked by two people from two districts.',
      'It sorts children by distance, brothers and sisters at the school, and a draw in front of witnesses. Distance counts most. A parent can ask at the school office how each of the three came out, and have the address corrected.',
    ],
    [
      '公园客流闸',
      'acts',
      3_400_000,
      '',
      '人多时可能误关入口。关闭前值守员确认，出口始终常开；现场广播说明等候时间。',
      '系统数各入口的人数，按公园容量估算未来二十分钟的人数，超过九成时放慢入园。不识别任何人。认为放慢有误的，可以拨打园区值守电话。',
    ],
  ]),
  ...rows('other', [
    [
      'Lychee Kitchen Arm 荔家厨臂',
      'acts',
      2_000,
      'b',
      'Hot oil can splash. The arm works behind a glass door which opens only when the pan is below fifty degrees.',
    ],
    ['潮汐电梯管家', 'acts', 75_000, 'b', '门体可能夹人。原有的光幕和限力装置不受系统控制，系统只决定停靠层；异常时退回普通运行。'],
  ]),
];

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

/** Products that need no permission, only to be disclosed. */
export const forDisclosure: readonly DemoProduct[] = [
  ...rows('health', [
    [
      'Waiting Room Clock 候诊钟',
      'informs',
      300_000,
      '',
      'The time shown may be too short, and people leave too late for work. It shows a range instead of a minute and never changes the order of patients.',
    ],
    ['导诊小青', 'informs', 700_000, 's', '可能指错科室。每次都提示“不舒服加重请直接去急诊”，分诊台护士可以随时更正。'],
    [
      'Pill Box Lamp 药盒灯',
      'informs',
      11_000,
      's',
      'A refilled box may light the wrong day. The pharmacist sets it up, and the lamp stays dark when the box was opened without its card.',
    ],
    ['康护排班', 'proposes', 1_500, '', '可能连续排夜班。连续夜班由系统禁止，护士长审定后才生效，个人可以换班。'],
    [
      'Menu for Two 双人餐',
      'informs',
      26_000,
      's',
      'An allergy may be forgotten. It asks for allergies each time and prints all of them on top of the menu.',
    ],
    ['听见字幕', 'informs', 14_000, 's', '医学名词可能听错。医生的话同时显示原声波形，重要内容以书面医嘱为准。'],
    [
      'Walk Again 复步',
      'informs',
      5_000,
      'bs',
      'It may count a limp as a step. It only counts and draws; exercises come from the therapist.',
    ],
    ['睡前故事灯', 'informs', 60_000, 's', '内容可能不适合幼儿。故事全部由编辑审定，家长可以删除任一故事。'],
  ]),
  ...rows('transport', [
    [
      'Bus in Sight 车近了',
      'informs',
      2_400_000,
      '',
      'A bus may be shown that has turned off its route. The time turns grey when the bus has sent nothing for a minute.',
    ],
    ['货车限高提醒', 'informs', 40_000, '', '地图资料可能过期。每月更新，司机可以标注错误；系统提示不代替道路标志。'],
    [
      'Bike Rack 单车位',
      'proposes',
      500_000,
      '',
      'Too many bicycles may be sent to one rack. A person plans the vans, and racks in front of fire doors are never proposed.',
    ],
    ['岭途拼车', 'acts', 85_000, 's', '可能安排绕路过多。绕路超过十分钟必须由乘客确认，行程可以分享给家人。'],
    [
      'Harbour Queue 港口排队',
      'proposes',
      6_000,
      '',
      'A small truck firm may always come last. The order is drawn among equals, and a clerk can move a truck with a written reason.',
    ],
    ['石桥装箱', 'proposes', 900, '', '重物可能放在上层。系统按重量排序，装箱员确认后才封箱。'],
    ['Kerb Reader 路牌读', 'informs', 70_000, '', 'A sign behind leaves is not seen. It says “no sign seen” instead of “parking allowed”.'],
    ['停车找位', 'informs', 1_300_000, '', '显示有位而到达时已满。显示更新时间，不接受预留费用。'],
    [
      'Night Bus Wish 夜班车愿',
      'informs',
      35_000,
      's',
      'Few wishes from one street may show who lives there. Streets with fewer than twenty wishes are joined with their neighbours.',
    ],
    ['航班行李问', 'informs', 95_000, '', '行李状态可能延迟。每条状态写明来源和时间，十分钟无更新即转人工。'],
  ]),
  ...rows('education', [
    [
      'Paper Lantern Essay 纸灯作文',
      'proposes',
      48_000,
      's',
      'A plain style may be marked down. The teacher gives the mark and sees the hints only after having read; pupils may ask to be read without it.',
    ],
    ['口算星', 'informs', 210_000, 's', '可能使孩子过度练习。每日练习不超过十五分钟，不排名，不推送广告。'],
    [
      'Lab Safety Quiz 实验问',
      'informs',
      16_000,
      '',
      'A wrong answer may be taken for a right one. Every question was written by a teacher; the program only chooses the next.',
    ],
    ['选课参谋', 'proposes', 33_000, 's', '可能强化原有偏好。每次至少列出两门不同方向的课程，由学生和班主任共同决定。'],
    [
      'Sign With Me 手语同行',
      'informs',
      3_000,
      's',
      'Hands at the edge of the picture are misread. It shows what it understood before it speaks it.',
    ],
    ['书法评点', 'informs', 9_000, '', '评点可能偏重一种字体。学生先选字体，系统按该字体评点，老师可以改写。'],
    [
      'Class Seating 座位图',
      'proposes',
      12_000,
      's',
      'A child who needs to sit in front may be put in the back. Needs entered by the teacher are never changed.',
    ],
    ['外语陪练', 'informs', 150_000, 's', '可能误判口音。只给出可以听懂的程度，不评价口音，录音七日后删除。'],
    [
      'Library Shelf 书架语',
      'informs',
      27_000,
      '',
      'It may propose only what many have read. Each list holds two books that nobody has borrowed this year.',
    ],
    ['校车点名', 'informs', 8_000, 's', '人脸遮挡时可能漏点。随车老师逐一点名，系统只作核对，照片当日删除。'],
    [
      'Thesis Finder 文献寻',
      'informs',
      22_000,
      '',
      'It may name a paper that does not exist. Only papers with a number that the library knows are shown.',
    ],
  ]),
  ...rows('finance', [
    [
      'Plain Contract 白话合同',
      'informs',
      64_000,
      '',
      'A clause may be explained too simply. The words of the contract stand beside each sentence, and it says that they are what counts.',
    ],
    ['报销小账', 'proposes', 38_000, '', '可能归错科目。会计确认后入账，错账可以追溯到原始票据。'],
    [
      'Rent Fair 租平',
      'informs',
      120_000,
      '',
      'A quiet street may be priced like a loud one. It shows a range with the number of flats behind it, and none below ten.',
    ],
    ['养老算盘', 'informs', 410_000, 's', '预测受政策影响。给出三种情形，不推荐任何产品。'],
    [
      'Invoice Match 对票',
      'proposes',
      5_500,
      '',
      'Two invoices with the same sum may be swapped. Payments above a thousand are released by two people.',
    ],
    ['保险问答', 'informs', 230_000, 's', '可能答非所问。每个答案附条款原文，点击即可转人工。'],
    [
      'Coin Jar 存钱罐',
      'acts',
      72_000,
      's',
      'It may put too much aside before rent is due. It never touches the last five hundred, and one tap takes everything back.',
    ],
    ['账龄提醒', 'informs', 2_600, '', '可能提醒已经付款的客户。发送前由出纳核对当日到账。'],
    [
      'Shop Forecast 店景',
      'informs',
      4_800,
      '',
      'A festival may be missed. The shopkeeper sees last year beside the forecast and decides what to order.',
    ],
  ]),
  ...rows('city', [
    [
      'Form Helper 填表助手',
      'informs',
      900_000,
      's',
      'It may tell somebody that a form is complete when it is not. The counter never turns a person away for what the helper said.',
      'It reads what you typed and compares it with what the form asks; the checklist of the counter counts most. If it is wrong, the counter takes the form as it is and asks for the rest.',
    ],
    [
      '热线转写',
      'proposes',
      600_000,
      's',
      '方言可能转写错误。接线员当场核对并修改，录音保存三十日。',
      '系统把语音转成文字并建议承办部门，诉求内容最重要。市民可以要求不使用转写，由接线员手工记录。',
    ],
    [
      'Pothole Map 坑洼图',
      'informs',
      150_000,
      '',
      'Streets with few phones may be forgotten. A car of the road office drives every street once a quarter.',
      'It counts how hard phones in cars are shaken at one place; the number of different cars counts most. Anybody can report a hole by hand, and it is treated alike.',
    ],
    [
      '垃圾分类问',
      'informs',
      1_600_000,
      '',
      '新品种可能答错。答错不影响任何人，投放点志愿者可以更正。',
      '系统比较照片和分类名录，材质最重要。认为答案有误的，可以点“不对”，由编辑三日内更正。',
    ],
    [
      'Quiet Hours Finder 静时',
      'informs',
      20_000,
      '',
      'A library may be full although it was shown as quiet. It says how old the count is.',
      'It counts people through a door and knows nobody. The count of the last hour matters most. If it is wrong, tell the desk.',
    ],
    [
      '预约放号',
      'acts',
      52_000,
      '',
      '热门时段可能总被同一批人约到。每人每周限约两次，保留三成现场号。',
      '系统按提交时间和上次办理时间排序，等待最久者优先。对排序有异议的，窗口可以人工加号。',
    ],
    [
      'Tree Watering Plan 浇树',
      'proposes',
      1_000,
      '',
      'A young tree may go dry. Gardeners check young trees weekly whatever the plan says.',
      'It adds up rain, heat and the age of a tree; the age counts most. A resident who sees a dry tree calls the garden office.',
    ],
    [
      '社区食堂量',
      'proposes',
      18_000,
      '',
      '估计偏低会导致缺餐。厨师长可以加量，剩余饭菜按规定处理。',
      '系统根据前四周同一天的用餐人数估算，天气影响次之。意见可以投入食堂意见箱。',
    ],
    [
      'Playground Shade 童荫',
      'informs',
      75_000,
      '',
      'The map may show shade where a tree was felled. Parents can mark a place, and it is checked within a week.',
      'It works out where shadows fall from the height of houses and trees. Height counts most. Mistakes are reported on the map itself.',
    ],
    [
      '旧物回收约',
      'acts',
      33_000,
      '',
      '可能约错时间。前一日短信确认，未确认不上门。',
      '系统把相近地址排成一条路线，距离最重要。居民可以改期，不影响以后预约。',
    ],
    [
      'Minutes Writer 会记',
      'proposes',
      6_000,
      's',
      'A sentence may be given to the wrong speaker. Everybody who spoke sees the minutes for five days before they count.',
      'It writes down what was said and proposes a summary; the chair’s words count most for the decisions. A speaker can have any sentence corrected.',
    ],
    [
      '河涌水色',
      'informs',
      90_000,
      '',
      '阴天可能误报变色。误报时巡河员到场取样，以取样为准。',
      '系统比较同一河段不同日期的照片，颜色变化最重要。市民可以查看原图并提出异议。',
    ],
  ]),
  ...rows('other', [
    [
      'Kingfisher Gate 翠鸟门',
      'acts',
      9_500,
      's',
      'Twins may open each other’s locker. A code is asked for where two faces are too close, and everybody may use a card instead.',
    ],
    ['荔家空调', 'acts', 28_000, '', '温度可能不合个人习惯。面板手动优先，老人房不参与节能。'],
    ['Tide Meter 潮表', 'informs', 17_000, '', 'A sensor under weed reads too low. Two sensors must agree before a figure is shown.'],
    ['潮汐用电', 'proposes', 44_000, 's', '可能暴露作息。只保存每日总量，不保存逐时数据。'],
    ['Pet Door 宠门', 'acts', 3_600, '', 'The cat of the neighbour may come in. Nothing is locked in or out at night.'],
    ['菜市价牌', 'informs', 260_000, '', '价格可能滞后。每项写明更新时间，摊主可以自行更正。'],
    [
      'Workshop Noise 车间声',
      'informs',
      2_200,
      '',
      'A new machine sounds like a broken one. It learns for two weeks during which it says nothing.',
    ],
    ['红树仓储', 'acts', 700, '', '小车可能堵住通道。人员按钮一按，全部小车靠边停止。'],
    ['Photo Album 相忆', 'informs', 55_000, 's', 'It may show somebody who has died. Any person can be left out for ever with one tap.'],
    ['客服小竹', 'proposes', 1_150_000, '', '可能答错退货期限。退货期限由规则给出，不由模型回答，随时可以转人工。'],
    [
      'Recipe for Leftovers 剩菜谱',
      'informs',
      19_000,
      '',
      'It may propose what has gone bad. It asks how old each thing is and leaves out what is too old.',
    ],
    ['展厅向导', 'informs', 41_000, '', '路线可能拥挤。只建议，不限制；紧急疏散时退出服务。'],
  ]),
];
