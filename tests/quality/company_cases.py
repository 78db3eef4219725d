"""Headlines and first lines, written for this test, with the companies that they are about.

A row of company_headlines.txt is `ids | title | first lines`;
ids are separated by spaces, `-` is nobody. The companies are real ones, as far as
everybody knows them, and invented ones; what is told of them is invented.
"""

from pathlib import Path

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
    Company(id="sino", name="Sino Biopharmaceutical Limited",
            aliases=("Sino Biopharm", "中国生物制药"), tickers=("1177.HK",)),
    Company(id="beone", name="BeOne Medicines", aliases=("BeOne", "BeiGene", "百济神州"),
            tickers=("ONC", "6160.HK", "688235.SS")),
    Company(id="hengrui", name="Jiangsu Hengrui Pharmaceuticals Co., Ltd.",
            aliases=("Hengrui Pharma", "恒瑞医药"), tickers=("600276.SS", "1276.HK")),
    Company(id="akeso", name="Akeso, Inc.", aliases=("康方生物",), tickers=("9926.HK",)),
    Company(id="takeda", name="Takeda Pharmaceutical Company Limited",
            aliases=("Takeda", "武田薬品工業", "武田薬品", "武田"), tickers=("4502.T", "TAK")),
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

# The first part was there when the rules were made. The second and the third were written afterwards, one after the
# other, and measured before anything was changed for them: precision 0.91 and 0.94, recall 0.99 and 0.94. The rules
# before these, which took every name for what an item is about, had 0.57 and 0.73, and 0.89 and 0.94.
FIRST, SECOND, THIRD = Path(__file__).with_name("company_headlines.txt").read_text(encoding="utf-8").split("\n\n")
