"""Words that tell a company's name from what is spelt like it: general knowledge of headlines, no company's own."""

# --------------------------------------------------------------------------- English and other Latin scripts

# What headlines have companies do, and what stands before and after a name without belonging to it. A capitalised word
# that is none of these may be a surname or the rest of another name: "Lilly Smith", "Lilly Receives".
HEADLINE = frozenset(
    """
    a about above according acquire acquired acquires acquisition add added adds adopts advance advances affirms after
    against agree agrees agreement aims all allows ally along also alliance and announce announced announces another
    answers appeal appeals appoint appointed appoints approval approved are as asks at attend attends award awarded
    awards awaits backs bags be beats becomes begin begins board boosts breaks bring brings broaden broadens build
    builds but buy buying buys by call called calls cancels cap cautions ceases celebrate celebrates challenges
    chooses claims clears close closes closing collaborate collaborates collaboration come comes commences comments
    commit commits complete completed completes concludes confirms considers consortium continue continues convenes
    could cuts data deal deals declare declared declares declines defends delays deliver delivers demonstrates denies
    details develop develops did discloses discontinue discontinues discuss discusses dividend does donate donates
    doses doubles down drops during earnings earns elects ends enrolls enter entered enters establishes evaluates
    exceeds executes exercises exits expand expands expects explores extend extends faces facility fails falls faults
    fights file filed files finalises finalizes finds for forges form formed forms for from funds future gains gave
    get gets gives goes good granted grants grows had halts has have headquarters helps highlight highlights hikes
    hires hits holds host hosts how if in inaugurates increases initiate initiated initiates inks integrates introduce
    introduces invest investigational invests investors invites is issue issues it its join joined joins keeps lands
    launch launched launches lays leads leads leans licences licenses lifts lists loses loss lowers made maintains
    make makes marks may meet meets merge merger met moves must name named names nabs nears needs net new not notes
    obtain obtained obtains of offer offering offers on open opened opens or out outlines over owned pair partner
    partnered partners partnership pauses pays phase pipeline plan plans plant pledges plunges posts prepares present
    presented presents prevails prevented previews price prices priced profit promises promotes proposes provide
    provided provides publish published publishes pulls purchase purchases pursues pushes puts quarter raise raised
    raises reach reached reaches reaffirm reaffirms realigns receive received receives recall recalls recognised
    recognized recommends record records recruits redeems reduces refuses registers reiterates release released
    releases relocates rename renames repays replaces report reported reports repurchases requests research responds
    restarts restates results resubmits resumes retains return returns reveal reveals revenue reviews rises rolls rose
    sales said saw say says scales scores scraps secures secured see seek seeks sees select selected selects sell
    selling sells send sends sets settle settles share shareholders shares shifts shine ships should showcase
    showcases shows shutters sign signed signs sinks slashes snaps snags soar soars spend spends spins splits sponsors
    stake start started starts stock stops strengthens strikes strong submit submits submitted subsidiary success sues
    sued sum support supports surges surpasses suspends swings takes taps team teams tells terminates terms test tests
    that the them then they through to today top topped tops touts trades trial tries trims triples tumbles turns
    twice two under underscores unite unites unveil unveiled unveils up update updates updated upgrades urges use used
    uses vaccine vies via voluntarily vs wants warns was weighs welcomes were when which while who whose why will win
    wins winning with withdraw withdraws within without won would yields your study studies drug drugs pill pills
    medicine medicines antibody injection obesity insulin cancer shot shots treatment treatments therapy tablet
    beat catches caught dethrones eclipses edges lags leapfrogs outpaces outperforms outsells overtakes overtook outsold
    surpassed threatens trails
    tablets data weight-loss results first second third fourth full half annual quarterly chief executive employees
    workers factory plants migraine diabetes covid flu
    """.split()  # noqa: SIM905 - a list of hundreds of words reads as text
)
# Words that carry on the name of a company of this trade without making another company of it.
KIN = frozenset(
    """
    & africa ai america americas animal asia asset australia austria bio biologics biopharm biopharma
    biopharmaceutical biopharmaceuticals biosciences biotech biotechnology brasil brazil canada care ceo cell cfo
    chairman chairwoman chief china clinical co commercial company consumer corporation cso customer deutschland
    diabetes director diagnostics division europe executive foundation france generics genetics germany global gmbh
    group head health healthcare holding holdings hong immunology inc india innovation international ireland israel
    italia italy japan kgaa kk kong korea laboratories labs latin life limited llc lp ltd manufacturing medical
    medicines mexico middle nederland netherlands neuroscience nutrition oncology pharma pharmaceutical pharmaceuticals
    plc president products rare research research's russia science sciences singapore spain sub sweden switzerland
    taiwan team technology therapeutics turkey uk us usa vaccine vaccines ventures vision vp
    """.split()  # noqa: SIM905
)
# Words that make another company, a school, a club of a name: what follows is no news of the one that is followed.
OTHER_TRADES = frozenset(
    """
    academy airlines airport airways automotive avenue bancorp bank bankshares bridge brewing cinemas college controls
    county elementary energy entertainment estate fc festival field financial firm foods football fund gallery gas
    hall hill hills hotels insurance island lake leverkusen memorial metals minerals mining motor motors museum oil
    park petroleum pictures plumbing prize properties publishing railway realty records resources river school
    shipping solar sports stadium steel street studios theatre theater town trust united university valley village
    wachovia winery wines bros brothers
    """.split()  # noqa: SIM905
)
# Given names in many languages, of the kind that are companies' names, too, or stand before them in a person's.
GIVEN_NAMES = frozenset(
    """
    aaron abbott abigail adam adrian alan albert alex alexander alexandra alice alison allen allison amanda amber amy
    andrea andreas andrew andy angela ann anna anne anthony antonio april ashley audrey austin barbara bart ben
    benjamin bernard beth betty bill billy bob boris bobby brad bradley brandon brenda brett brian bruce bruno bryan
    calvin carl carla carlos carol caroline cathie catherine charles charlie charlotte chloe chris christian christina
    christine christopher claire clara clark claudia clay cole colin connor craig curtis cynthia dale dan dana daniel
    daniela david dean deborah dennis derek diana diane don donald donna dorothy doug douglas drew dylan earl ed eddie
    edward edwin elaine eleanor elena eli elijah elizabeth ella ellen emily emma eric erica erin ernest ethan eugene
    eva evan evelyn fiona florence frances francis frank franz fred frederick gabriel gary gene george gerald gina
    gloria gordon grace graham grant greg gregory hannah hans harold harriet harry harvey heather heidi helen helena
    henry holly howard hugh ian irene isaac isabel isabella ivan jack jackson jacob jake james jamie jan jane janet
    janice jason jay jean jeff jeffrey jennifer jeremy jerry jesse jessica jill jim jimmy joan joe joel john johnny
    jon jonathan jordan jorge jose joseph joshua joyce juan judith judy julia julian julie justin karen karl kate
    katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kim kimberly kurt kyle larry laura lauren
    laurence lawrence lee leo leon leonard leslie lewis lillian lilly lily linda lisa logan lois lori louis louise
    lucas lucia lucy luis luke lynn marc marcus margaret maria marie marilyn mario marion mark marshall martha martin
    marvin mary mason matt matthew maureen max maxwell megan melanie melissa mia michael michelle miguel mike milton
    mitchell molly monica morgan nancy natalie nathan neil nicholas nick nicole nina noah norman oliver olivia osvaldo
    oscar owen pam pamela parker pat patricia patrick paul paula pauline pedro peggy peter phil philip phillip phyllis
    rachel ralph ramona randy ray raymond rebecca regina rhonda richard rick riley rita rob robert roberta robin rod
    roger roland ron ronald rosa rose ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott
    sean sebastian serena seth shane shannon sharon shawn sheila shirley simon sofia sophia sophie spencer stanley
    stella stephanie stephen steve steven stuart sue susan suzanne sylvia tara taylor ted teresa terry thelma theresa
    thomas tiffany tim timothy tina todd tom tony tracy travis tyler valerie vanessa veronica vicki victor victoria
    vincent virginia vivian walter wanda warren wayne wendy wesley will william willie xavier yvonne zach zachary zoe
    """.split()  # noqa: SIM905
)

# --------------------------------------------------------------------------- Chinese, in Simplified characters

# What stands right before a company's name of two characters, or right after it, where it is a name: 强生 is one in
# 制药巨头强生宣布, and none in 加强生物安全 or 顽强生长.
HAN_BEFORE = tuple(
    """
    巨头 药企 公司 集团 企业 厂商 龙头 厂家 药厂 外企 跨国 美国 德国 法国 英国 瑞士 日本 韩国 丹麦 中国 国产 旗下 收购
    携手 联手 联合 合作 起诉 牵手 加盟 投资 控股 对手 股东 伙伴 客户 供应商 和 与 及 或 对 向 由 被 让 将 给 跟 同 在
    从 前 原 是 获 看 的 于 称 为 拟 购 商 士 业
    """.split()  # noqa: SIM905
)
HAN_AFTER = tuple(
    """
    宣布 公布 发布 公告 披露 表示 称 回应 否认 确认 获 取得 与 和 及 旗下 在 的 将 拟 已 任命 聘 收购 出售 剥离 拆分
    分拆 推出 推动 中国 全球 亚太 公司 集团 制药 医药 生物制药 药业 股份 股价 股票 完成 启动 签署 签约 达成 终止 撤回
    召回 上调 下调 提交 递交 申请 上市 引进 引入 研发 开发 合作 携手 联手 联合 牵手 投资 投 入股 入局 加码 布局 押注
    斥资 出资 增持 减持 回购 裁员 换帅 换人 涉嫌 被 遭 因 对 向 从 以 再 又 首 新 新药 疫苗 产品 肿瘤 创新 财报 业绩
    季报 年报 营收 净利 一季度 二季度 三季度 四季度 上半年 前三季度 全年 CEO 首席 总裁 董事 高管 前高管 员工 总部 工厂
    基地 两 三 等 也 为 正式 计划 预计 加速 加快 深耕 助力 亮相 参展 出席 举办 举行 荣获 入选 登陆 赴港 港股 战略 高层
    或 专利 诉讼 败诉 胜诉 支付 赔偿 起诉 接近 放弃 退出 重组 关闭 扩建 扩大 落户 开业 不 未 是 有 今日 今天 昨日 日前
    近日 周一 周二 周三 周四 周五 半年 去年 今年 明年 2 1 携 拿下 斩获 冲刺 递表 招股 融资 募资 定价 成立 设立 建 建设
    新建 投产 杀入 挺进 进军 进入 重磅 多款 一款 口服 减肥药 减重药 单抗 双抗 胰岛素 药物 药品 医疗 生命科学 日本 美国
    韩国 欧洲 上海 苏州 北京
    """.split()  # noqa: SIM905
)
# Two characters that make a word across the edge of a name: the last before it with its first, its last with the next.
HAN_WORDS = frozenset(
    """
    三强 不安 中华 中新 五强 保卫 保安 做强 健康 光华 全新 八强 公安 六安 共和 典礼 列强 创新 加强 十强 升华 厚礼 变强
    吉安 同意 和平 四强 图强 坚强 增强 大同 大礼 失礼 好礼 威武 婚礼 守卫 安康 富强 小康 巡礼 平和 平安 年华 康复 延安
    强强 才华 护卫 捍卫 敬礼 新兴 新华 新品 新型 新增 新年 新建 新闻 早安 晚安 更强 更新 最强 有礼 材料 材积 材质 来临
    来了 来到 来华 来宾 来年 来源 来电 来看 来自 来袭 来访 来说 武装 氏族 油田 治安 洗礼 浮华 淮安 温和 献礼 生下 生于
    生产 生动 生命 生存 生态 生意 生成 生效 生日 生机 生根 生殖 生气 生活 生源 生物 生理 生病 生育 生长 田径 田野 田间
    百强 精华 繁华 缓和 罗列 罗马 自卫 自强 英武 葬礼 西安 要强 警卫 调和 豪华 豪强 豪礼 赔礼 超强 进一 进入 进军 进出
    进博 进口 进场 进展 进度 进攻 进步 进程 进而 进行 进驻 送礼 部门 重新 长安 门卫 门诊 防卫 静安 顽强 饱和
    """.split()  # noqa: SIM905
)
# What follows a name that is a person's, or another company's, school's or club's: 强生控股 runs taxis.
HAN_OTHERS = tuple(
    """
    先生 女士 小姐 博士 教授 院士 氏 さん 选手 监督 首相 议员 控股 银行 证券 保险 地产 置业 汽车 出租 大学 学院 中学
    小学 医院 足球 俱乐部 体育 酒店 酒业 基金会 美术馆 期货 信托 物业 影业 传媒 钢铁 石油 煤业 能源
    """.split()  # noqa: SIM905
)
