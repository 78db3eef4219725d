"""Headlines and first lines, written for this test, with the companies that they are about.

A row is `ids | title | first lines`; ids are separated by spaces, `-` is nobody. The companies are real ones, as far as
everybody knows them, and invented ones; what is told of them is invented.
"""

from feeds.model import Company

COMPANIES = (
    Company(id="pfizer", name="Pfizer Inc.", aliases=("辉瑞", "화이자", "ファイザー"), tickers=("PFE",)),
    Company(id="merck-us", name="Merck & Co., Inc.", aliases=("Merck", "MSD", "默沙东"), tickers=("MRK",)),
    Company(id="merck-de", name="Merck KGaA", aliases=("默克",), tickers=("MRK.DE",)),
    Company(id="lilly", name="Eli Lilly and Company", aliases=("Lilly", "礼来"), tickers=("LLY",)),
    Company(id="jnj", name="Johnson & Johnson", aliases=("J&J", "强生"), tickers=("JNJ",)),
    Company(id="vertex", name="Vertex Pharmaceuticals Incorporated", aliases=("Vertex",), tickers=("VRTX",)),
    Company(id="abbott", name="Abbott Laboratories", aliases=("Abbott", "雅培"), tickers=("ABT",)),
    Company(id="amgen", name="Amgen Inc.", aliases=("安进",), tickers=("AMGN",)),
    Company(id="roche", name="Roche Holding AG", aliases=("Roche", "罗氏", "로슈"), tickers=("ROG.SW",)),
    Company(id="novartis", name="Novartis AG", aliases=("诺华",), tickers=("NOVN.SW", "NVS")),
    Company(id="sanofi", name="Sanofi S.A.", aliases=("赛诺菲",), tickers=("SAN.PA", "SNY")),
    Company(id="bayer", name="Bayer AG", aliases=("拜耳",), tickers=("BAYN.DE",)),
    Company(id="novo", name="Novo Nordisk A/S", aliases=("诺和诺德",), tickers=("NVO", "NOVO-B.CO")),
    Company(id="biontech", name="BioNTech SE", tickers=("BNTX",)),
    Company(id="bms", name="Bristol-Myers Squibb Company", aliases=("BMS", "百时美施贵宝"), tickers=("BMY",)),
    Company(id="sino", name="Sino Biopharmaceutical Limited", aliases=("Sino Biopharm", "中国生物制药"), tickers=("1177.HK",)),
    Company(id="beone", name="BeOne Medicines", aliases=("BeOne", "BeiGene", "百济神州"), tickers=("ONC", "6160.HK", "688235.SS")),
    Company(id="hengrui", name="Jiangsu Hengrui Pharmaceuticals Co., Ltd.", aliases=("Hengrui Pharma", "恒瑞医药"), tickers=("600276.SS", "1276.HK")),
    Company(id="akeso", name="Akeso, Inc.", aliases=("康方生物",), tickers=("9926.HK",)),
    Company(id="takeda", name="Takeda Pharmaceutical Company Limited", aliases=("Takeda", "武田薬品工業", "武田薬品", "武田"), tickers=("4502.T", "TAK")),
    Company(id="eisai", name="Eisai Co., Ltd.", aliases=("卫材", "エーザイ"), tickers=("4523.T",)),
    Company(id="samsung-bio", name="Samsung Biologics", aliases=("삼성바이오로직스",), tickers=("207940.KS",)),
    Company(id="celltrion", name="Celltrion, Inc.", aliases=("셀트리온",), tickers=("068270.KS",)),
    Company(id="grunenthal", name="Grünenthal GmbH"),
    Company(id="reddys", name="Dr. Reddy's Laboratories Ltd.", aliases=("Dr. Reddy's",), tickers=("RDY",)),
    Company(id="jpm", name="JPMorgan Chase & Co.", aliases=("J.P. Morgan", "JPMorgan"), tickers=("JPM",)),
    Company(id="goldman", name="Goldman Sachs Group, Inc.", aliases=("Goldman Sachs", "高盛"), tickers=("GS",)),
    Company(id="target", name="Target Corporation", tickers=("TGT",)),
    Company(id="leo", name="LEO Pharma A/S", aliases=("LEO",)),
    Company(id="acme", name="Acme Therapeutics, Inc.", aliases=("Acme",), tickers=("ACMT",)),
)  # fmt: skip

FIRST = """
pfizer | Pfizer Reports Third-Quarter Results |
pfizer biontech | Pfizer and BioNTech Announce Positive Data for Updated Vaccine |
lilly acme | Lilly to Acquire Acme Therapeutics |
lilly | Lilly Receives FDA Priority Review for Obesity Pill |
- | Lilly Smith Wins State Spelling Bee |
- | Dr. Lilly Chen Joins University Board | The university said Dr. Lilly Chen will lead its new centre.
- | Lilly Wachowski said the sequel is finished |
lilly | Lilly Alzheimer's Drug Slows Decline in Trial | INDIANAPOLIS, July 17, 2023 /PRNewswire/ -- Eli Lilly and Company (NYSE: LLY) today announced full results.
lilly | New Obesity Data Presented at Congress | INDIANAPOLIS, Aug. 14, 2023 /PRNewswire/ -- Eli Lilly and Company (NYSE: LLY) today announced data from a trial.
merck-us | Merck & Co. Raises Full-Year Outlook |
merck-de | Merck KGaA Raises Full-Year Outlook |
merck-de | Merck Opens Laboratory Water Plant | DARMSTADT, Germany, May 3, 2024 -- Merck KGaA, a leading science and technology company, today opened a plant.
merck-us | Merck Opens Vaccine Plant in Durham | RAHWAY, N.J.--(BUSINESS WIRE)--May 3, 2024--Merck (NYSE: MRK), known as MSD outside of the United States and Canada, today announced the opening.
acme | Former Pfizer Executive Joins Acme as Chief Medical Officer |
acme | Acme Names Ex-Pfizer Scientist as Head of Research |
acme | Acme Appoints Pfizer Veteran Jane Roe to Board |
acme | Acme's antibody works, unlike Pfizer's drug |
acme | Acme Takes Aim at Asthma, Competing With Sanofi and Roche |
acme | Acme's Eczema Cream Beats Rival From LEO in Trial |
acme | Acme Drug Shows Greater Weight Loss Compared With Novo Nordisk's Wegovy |
acme | Pfizer's rival Acme wins approval in Europe |
novo | Novo Nordisk's Rival Lilly Unfazed? Novo Nordisk Cuts Prices |
acme | Pfizer-Backed Acme Raises $90 Million |
acme | Acme to Present at the 43rd Annual J.P. Morgan Healthcare Conference |
acme | Acme Therapeutics to Participate in Goldman Sachs Global Healthcare Conference |
acme | Goldman Sachs Upgrades Acme to Buy, Raises Price Target |
acme | JPMorgan Analyst Starts Coverage of Acme With Neutral Rating |
acme | Acme Downgraded by J.P. Morgan on Patent Worries |
- | Oncology Drugs Market Size to Reach USD 400 Billion by 2032 - Key Players: Pfizer, Roche, Novartis, Merck & Co., Amgen |
- | Global Insulin Market Report 2024-2030: Leading Players Include Novo Nordisk, Sanofi and Eli Lilly | DUBLIN--(BUSINESS WIRE)--The report has been added to a catalogue. Key players are Novo Nordisk, Sanofi and Eli Lilly.
- | Vaccines Market Expected to Grow at 9% CAGR | The major companies covered are Pfizer, Sanofi and GSK.
vertex | Vertex Announces Approval of Gene-Editing Therapy |
- | Every vertex of the graph has even degree |
- | Vertex Energy Reports Refinery Outage |
- | Vertex Announces Refinery Outage | HOUSTON--(BUSINESS WIRE)--Vertex Energy, Inc. (NASDAQ: VTNR) today announced an outage.
abbott | Abbott Launches New Glucose Sensor |
- | Greg Abbott Signs Bill on Border Security |
- | Governor Abbott Visits Flooded Counties |
- | Abbott Elementary Renewed for a Fifth Season |
- | New Target Identified in Pancreatic Cancer | Researchers found that the target is active in most tumours.
target | Target Reports Fourth-Quarter Earnings | MINNEAPOLIS, March 4, 2025 /PRNewswire/ -- Target Corporation (NYSE: TGT) today announced its earnings.
- | Pfizers of the world unite |
- | LEO satellites get cheaper as Leo season starts |
leo | LEO Pharma launches eczema cream in Japan |
- | Leo Messi scores twice |
bms | Bristol Myers Squibb Completes Acquisition |
bms | Bristol-Myers Squibb and 2seventy end deal |
grunenthal | Gruenenthal acquires pain medicine portfolio |
grunenthal | Grunenthal Names New Chief Executive |
reddys | Dr Reddy's Laboratories recalls blood pressure tablets |
reddys | Dr. Reddy’s launches generic in the U.S. |
sino | Drug Maker (HKEX: 1177) Opens Plant |
sino | SEHK: 1177 profit warning lifted |
beone | Oncology company (Nasdaq: ONC; HKEX: 06160; SSE: 688235) to redomicile |
beone | 抗癌药企（6160.HK；688235.SH）公布三季度业绩 |
sino | 股份代号：1177 自愿公告 附属公司取得批准 |
hengrui | 恒瑞医药：新药获批上市 |
hengrui | 公司公告（600276.SH）回购股份 |
sino | 中國生物製藥公佈中期業績 |
sino | 中国生物制药与某高校共建实验室 |
pfizer | 辉瑞宣布裁员计划 |
pfizer | 輝瑞疫苗在港獲批 |
jnj | 强生宣布拆分骨科业务 |
jnj | 制药巨头强生将关闭一家工厂 |
- | 顽强生长的小草 感动无数网友 |
- | 我国将加强生物安全实验室管理 |
- | 平安进入社区活动启动 |
amgen | 安进公布减肥药二期数据 |
- | 新型复合防卫材料亮相展会 |
eisai | 卫材与渤健的阿尔茨海默病新药在华上市 |
lilly | 礼来拟投资建设苏州工厂 |
- | 儿童向老师敬礼来表达感谢 |
- | 上海强生控股发布出租车业务公告 |
akeso | 前辉瑞高管加盟康方生物任首席医学官 |
akeso | 康方生物新药头对头击败默沙东药物 |
akeso | 不同于诺华的方案，康方生物选择双抗路线 |
hengrui merck-us | 恒瑞医药与默沙东达成授权合作 |
- | 2025年全球疫苗市场规模及主要企业：辉瑞、赛诺菲、默沙东 |
akeso | 高盛：上调康方生物目标价至120港元 |
takeda | 武田薬品、新薬の製造販売承認を取得 |
- | 武田信玄の城跡で新たな発見 |
eisai | エーザイ、認知症薬の供給を拡大 |
pfizer | ファイザー日本法人が新社長を発表 |
pfizer | 화이자가 새로운 백신을 출시했다 |
celltrion | 셀트리온, 유럽에서 바이오시밀러 허가 획득 |
samsung-bio pfizer | 삼성바이오로직스, 화이자와 위탁생산 계약 체결 |
- | 페르로슈 초콜릿 한국 출시 |
bayer | Bayer senkt Prognose für das laufende Jahr |
- | Bayer Leverkusen gewinnt das Pokalfinale |
biontech | Ehemaliger Pfizer-Manager wechselt zu BioNTech |
pfizer biontech | Pfizer und BioNTech geben Zulassung bekannt |
acme | Acme Reports Data for Tablet in Combination With Merck's Keytruda |
acme merck-us | Acme and Merck & Co. Enter Clinical Collaboration |
pfizer | FDA Approves Pfizer Drug for Sickle Cell Disease |
pfizer | European Commission Clears Pfizer's Acquisition |
novartis | Positive Phase 3 Results for Kidney Drug | Basel, May 25, 2024 — Novartis today announced results that compare well with those of Sanofi.
acme | New Chief Financial Officer Appointed | CAMBRIDGE, Mass., Jan. 6, 2025 (GLOBE NEWSWIRE) -- Acme Therapeutics, Inc. (Nasdaq: ACMT), a company founded by former Amgen scientists, today announced the appointment.
roche | Data from New Breast Cancer Study | Basel, 3 June 2024 -- Roche (SIX: RO, ROG; OTCQX: RHHBY) announced today that its study met its endpoint.
jnj | J&J Settles Talc Lawsuits |
jnj | Johnson and Johnson unit files for bankruptcy |
- | Local School Opens New Gymnasium | The school said it was happy.
sanofi | New vaccine plant opens | Sanofi opened its plant near Lyon on Tuesday.
"""

# Written after the rules had been made with the first part, and before anything was changed for them.
SECOND = """
sanofi | Sanofi Completes Acquisition of Rare Disease Biotech |
sanofi novo | Sanofi, Novo Nordisk End Insulin Pricing Dispute |
acme roche | Roche to Buy Acme Therapeutics for $2 Billion |
acme | Acme Hires Novartis Oncology Chief as CEO |
acme | Ex-Amgen CEO Takes Helm at Acme |
acme | Acme Lures Away Merck's Head of Vaccines |
acme | Startup Acme, Founded by Genentech and Roche Alumni, Emerges From Stealth |
lilly | Lilly Names New President of Neuroscience |
lilly novo | Lilly Sues Compounders as Novo Nordisk Follows |
lilly | Lilly's Weight-Loss Pill Outperforms Novo Nordisk's in Head-to-Head Trial |
- | Actress Lilly Krug Cast in New Series | Lilly Krug has been cast.
- | Lilly, 9, Raises Money for Shelter |
- | Lilly Pulitzer Opens Store in Tampa | The Lilly Pulitzer brand said the store opens on Friday.
lilly | LILLY ANNOUNCES DIVIDEND |
lilly | LLY stock: Lilly Shares Climb After Trial Win |
merck-us | MSD Receives Positive CHMP Opinion |
merck-us | Merck Announces Third-Quarter Dividend | RAHWAY, N.J.--(BUSINESS WIRE)--The Board of Directors of Merck (NYSE: MRK) today declared a dividend.
merck-de | Merck Wins Display Technology Award | The award went to Merck KGaA of Darmstadt.
merck-de merck-us | Merck KGaA and Merck & Co. Clash Over Name in Court |
roche | Roche's Blood Cancer Drug Approved in China |
- | Rocheville residents oppose road |
bayer | Bayer AG Appeals Roundup Verdict |
- | Osvaldo Bayer Remembered on Anniversary |
jnj | Johnson & Johnson (NYSE: JNJ) Declares Quarterly Dividend |
- | Boris Johnson & Johnson's Father to Publish Books |
abbott | Abbott Recalls Infant Formula in Three States |
abbott | FDA Clears Abbott's Continuous Glucose Monitor |
- | Tony Abbott Returns to Canberra |
- | Abbott and Costello Film Restored for Festival |
- | Prime Minister Abbott Addresses Parliament |
vertex | Vertex and partner file for approval of pain drug | BOSTON--(BUSINESS WIRE)--Vertex Pharmaceuticals (Nasdaq: VRTX) today announced a filing.
- | New algorithm finds the shortest vertex cover |
- | Vertex Ventures Closes Fund | SINGAPORE, Jan. 5, 2025 -- Vertex Ventures, a venture capital firm, said the fund closed.
takeda | Takeda (TSE: 4502/NYSE: TAK) Reports First-Half Results |
takeda | Tokyo: 4502 raises forecast |
sino | Sino Biopharm (1177.HK) Enters Licensing Deal |
sino | Ms. Jane Tse Invited to Attend Innovation Forum, Sino Biopharm's New Centre to be Established in Park |
beone | BeiGene Announces Name Change |
beone akeso | BeOne and Akeso Settle Patent Dispute |
hengrui | Jiangsu Hengrui Pharmaceuticals Lists in Hong Kong |
- | Hong Kong Stocks Rise; Gainers Include Pfizer Partner | Stocks rose on Monday.
- | Top 30 Oncology Companies to Watch: Pfizer, Merck & Co., Roche, Novartis, Sanofi, Amgen, Bayer, Takeda, Eisai |
- | Antibody Therapeutics Market worth $300 billion by 2030 - Exclusive Report by Analysts |
- | Biosimilars Market Trends and Forecast 2025-2033 | Some of the prominent players are Pfizer Inc., Amgen Inc., Celltrion and Samsung Biologics.
amgen | Amgen Biosimilar of Regeneron Eye Drug Launched |
celltrion | Celltrion Launches Biosimilar of J&J's Stelara |
acme | Analysts at Goldman Sachs Raise Acme Target |
jpm | JPMorgan Chase Reports Record Profit |
goldman | Goldman Sachs Names New Chief Financial Officer |
novartis | Novartis to Webcast Presentation at J.P. Morgan Healthcare Conference |
acme | Phase 2 Study Meets Primary Endpoint | WALTHAM, Mass.--(BUSINESS WIRE)--Acme Therapeutics, Inc., a clinical-stage company whose lead product competes with that of Amgen, announced today that its study met its endpoint.
acme | Chief Medical Officer Appointed | SAN DIEGO, Sept. 9, 2024 /PRNewswire/ -- Acme today announced that Jane Roe, formerly of Pfizer and Merck, joins as chief medical officer.
pfizer | Court Rules in Patent Case | A federal judge on Monday ruled that Pfizer infringed a patent.
biontech | Supervisory Board Elects New Chair | MAINZ, Germany, June 2, 2025 (GLOBE NEWSWIRE) -- BioNTech SE (Nasdaq: BNTX, "BioNTech") announced today its new chair.
novo | New plant in Kalundborg | Bagsværd, Denmark, 10 November 2023 – Novo Nordisk today announced plans to invest.
novo | Company announcement No 45/2025 (NYSE: NVO) |
pfizer | 辉瑞与国药签署战略合作协议 |
pfizer | 美国辉瑞公司股价下跌 |
akeso | 康方生物引进前诺华高管出任总裁 |
sanofi | 赛诺菲收购一家生物技术公司 |
roche | 罗氏制药新药在华获批 |
- | 沙罗氏族的历史研究 |
jnj | 美国强生公司召回婴儿爽身粉 |
- | 做大做强生产性服务业 |
- | 富强生态农场开业 |
lilly novo | 礼来与诺和诺德竞逐减肥药市场 |
- | 赴一场以礼来往的春日之约 |
eisai | 日本卫材公布业绩 |
- | 部门卫材料采购公告 |
amgen | 美国药企安进拟裁员 |
- | 西安进入旅游旺季 |
merck-us | 默沙东疫苗获批扩大适用人群 |
merck-de | 默克中国总部迁至上海 |
sino | 中国生物制药有限公司（股份代号：1177.HK）自愿公告 |
hengrui | 【医药】恒瑞医药(600276)三季报净利增长 |
- | 医药行业研究报告：重点企业包括恒瑞医药、百济神州、康方生物 |
beone | 上海2025年3月3日电 百济神州：泽布替尼全球销售增长 |
akeso | 三期临床达到主要终点 | 香港，2025年3月3日 — 康方生物科技（开曼）有限公司（9926.HK）今日宣布，与默沙东产品相比取得优效。
eisai | 卫材・バイオジェン、共同で発表 |
takeda | 武田、がん治療薬の買収を完了 |
- | 武田氏が市長選に立候補 |
pfizer | 화이자, 한국에 백신 공급 |
roche celltrion | 로슈와 셀트리온 특허 소송 합의 |
roche | Roche erhält Zulassung für neues Krebsmittel |
novartis | Novartis streicht Stellen in Basel |
sanofi | Sanofi annonce ses résultats du premier semestre |
bayer | Bayer-Aktie steigt nach Urteil |
"""
