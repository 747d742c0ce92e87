#!/usr/bin/env python3
"""Builds src/main/resources/reference/drug.csv out of the other reference files.

There is no public table that ties an NHSA drug code to name, specification, maker and price.
This script joins what is public and fills the rest with SYNTHETIC DEMO values; column
`derivation` says for each row what is real. PROVENANCE.md explains every column.

    python3 src/reference/drug_list.py        (Python 3.9 or newer, nothing else)
"""
import csv
import gzip
import re
import unicodedata
import zlib
from pathlib import Path

from authored import WELL_KNOWN, COMMON, CONTROLLED, IN_HOSPITAL, OTC, PIECES

FOLDER = Path(__file__).resolve().parents[1] / "main/resources/reference"
COLUMNS = (
    "code generic_name brand_name dosage_form spec manufacturer item_type class_code pack_unit "
    "unit_count minimum_unit dose_unit pay_class first_pay_share price_cap reference_price "
    "circulates withheld dual_channel negotiated prescription_only restriction catalog_item "
    "agreement_end valid_from valid_to derivation"
).split()
CATALOGUE_FROM = "2025-01-01"
OPEN_END = "9999-12-31"

# ending of a product name -> dosage-form group of the catalogue; the longest ending wins
FORMS = {
    "口服常释剂型": "片 分散片 肠溶片 薄膜衣片 胶囊 软胶囊 肠溶胶囊 肠溶软胶囊 胶丸 口崩片 口腔崩解片",
    "缓释控释剂型": "缓释片 控释片 缓释胶囊 控释胶囊 肠溶缓释胶囊 缓释片(Ⅱ) 缓释片(Ⅰ)",
    "口服液体剂": "口服溶液 口服液 糖浆 干糖浆 口服混悬液 混悬液 干混悬剂 合剂 口服乳液 水 滴剂 混悬滴剂",
    "颗粒剂": "颗粒 细粒 缓释颗粒 肠溶颗粒",
    "口服散剂": "散 口服散",
    "注射剂": "注射液 注射剂 注射用浓溶液 眼用注射液 粉针",
    "吸入剂": "吸入气雾剂 气雾剂 粉吸入剂 吸入粉雾剂 吸入剂 粉雾剂 吸入用溶液 吸入溶液 吸入用混悬液",
    "鼻用喷雾剂": "鼻喷雾剂 鼻喷剂 鼻用喷雾剂",
    "软膏剂": "软膏 乳膏 霜",
    "凝胶剂": "凝胶",
    "滴眼剂": "滴眼液 滴眼剂",
    "眼膏剂": "眼膏",
    "眼用凝胶剂": "眼用凝胶",
    "滴耳剂": "滴耳液",
    "滴鼻剂": "滴鼻液",
    "栓剂": "栓 阴道栓",
    "贴剂": "贴剂 透皮贴剂 贴片",
    "外用液体剂": "洗剂 搽剂 擦剂 洗液 酊 外用溶液 溶液",
    "咀嚼片": "咀嚼片",
    "泡腾片": "泡腾片",
    "阴道泡腾片": "阴道泡腾片",
    "阴道片": "阴道片",
    "阴道胶囊": "阴道胶囊",
    "阴道软胶囊": "阴道软胶囊",
    "喷雾剂": "喷雾剂",
    "滴丸剂": "滴丸",
    "贴膏剂": "贴膏 巴布膏 凝胶贴膏",
    "丸剂": "丸 水蜜丸 浓缩丸 大蜜丸",
    "膏剂": "膏 煎膏",
    "茶剂": "茶",
    "酒剂": "酒",
    "膜剂": "口溶膜 膜",
}
ENDINGS = sorted(
    ((ending, group) for group, all_ in FORMS.items() for ending in all_.split()),
    key=lambda pair: -len(pair[0]),
)
# what such a product usually looks like, where no public specification exists (SYNTHETIC)
USUAL = {
    "口服常释剂型": ("0.25g", 24, "片"),
    "缓释控释剂型": ("0.3g", 14, "片"),
    "口服液体剂": ("10ml", 10, "支"),
    "颗粒剂": ("5g", 10, "袋"),
    "口服散剂": ("1g", 10, "袋"),
    "注射剂": ("2ml", 1, "支"),
    "丸剂": ("6g", 10, "丸"),
    "滴丸剂": ("27mg", 180, "丸"),
    "栓剂": ("0.2g", 6, "枚"),
    "贴膏剂": ("7cm:10cm", 6, "贴"),
    "膏剂": ("120g", 1, "瓶"),
    "软膏剂": ("20g", 1, "支"),
    "凝胶剂": ("5g", 1, "支"),
    "滴眼剂": ("5ml", 1, "支"),
    "外用液体剂": ("100ml", 1, "瓶"),
    "阴道泡腾片": ("0.2g", 7, "片"),
    "阴道片": ("0.2g", 7, "片"),
    "阴道胶囊": ("0.25g", 6, "粒"),
    "阴道软胶囊": ("0.3g", 6, "粒"),
    "茶剂": ("6g", 10, "袋"),
    "酒剂": ("250ml", 1, "瓶"),
    "泡腾片": ("0.2g", 10, "片"),
    "咀嚼片": ("0.1g", 12, "片"),
    "喷雾剂": ("15ml", 1, "瓶"),
}
# injections a patient uses at home
SELF_INJECTED = re.compile(
    "胰岛素|鲁肽|那肽|肝素|促红|莫沙肽|奥曲肽|单抗|干扰素|生长激素|粒细胞刺激|罗普司亭|曲普瑞林|戈舍瑞林|亮丙瑞林|地加瑞克"
)
SALTS = re.compile(
    "^(盐酸|硫酸氢|硫酸|苯磺酸|马来酸|酒石酸氢|酒石酸|富马酸|枸橼酸|磷酸|甲磺酸|氢溴酸|醋酸|琥珀酸|乳酸|硝酸|"
    "重酒石酸|草酸|丙酸|甲苯磺酸|L-|α-)"
)
CATIONS = re.compile("(二钠|三钠|钠|钾|钙|镁|锌)$")
STRENGTH = re.compile(
    r"^(?:(?P<pct>[\d.]+%):?)?(?P<a>\d+(?:\.\d+)?)(?P<au>mg|g|ml|ug|IU|万IU|U|万U|cm)"
    r"(?::(?P<b>\d+(?:\.\d+)?)(?P<bu>mg|g|ug|IU|万IU|U|万U|cm))?$"
)
UNITS = "片|粒|袋|支|瓶|丸|枚|贴|包|揿|喷|吸"
PACKED = re.compile(rf"^(?P<strength>.+?)\*(?P<count>\d+)(?P<unit>{UNITS})(?:/(?:盒|瓶|袋|支|包|板|筒))?$")
SINGLE = re.compile(rf"^(?P<strength>.+?)/(?P<unit>{UNITS})$")


def read(name):
    plain = FOLDER / f"{name}.csv"
    opener = open(plain, encoding="utf-8", newline="") if plain.exists() else gzip.open(
        FOLDER / f"{name}.csv.gz", "rt", encoding="utf-8", newline="")
    with opener as file:
        return list(csv.DictReader(file))


def plain(text):
    """One spelling for brackets, signs and widths."""
    text = unicodedata.normalize("NFKC", text.replace("μ", "u").replace("µ", "u"))
    return text.replace("×", "*").replace("甲氨喋呤", "甲氨蝶呤").replace(" ", "")


def number(text):
    """0.500 -> 0.5"""
    return text.rstrip("0").rstrip(".") if "." in text else text


def dice(text, size):
    """A number that only depends on the text."""
    return zlib.crc32(text.encode()) % size


def form_of(name):
    """(name without its form, form, group of the catalogue)."""
    bare = re.sub(r"\((Ⅰ|Ⅱ|Ⅲ|冻干|无糖型|果味型|供静脉注射用|[A-Z0-9IVⅤ～,-]+)\)$", "", name)
    if bare.startswith("注射用") and not bare.endswith("溶液"):
        return bare[3:], "注射剂", "注射剂"
    if bare.startswith("吸入用"):
        return re.sub("(溶液|混悬液)$", "", bare[3:]), "吸入剂", "吸入剂"
    for ending, group in ENDINGS:
        if bare.endswith(ending) and len(bare) > len(ending):
            return bare[: -len(ending)], ending, group
    return bare, "", ""


def ingredient(base):
    """Without salt: 苯磺酸氨氯地平 -> 氨氯地平; the catalogue lists the latter."""
    shorter = re.sub(r"\(.*?\)", "", base)
    while True:
        stripped = CATIONS.sub("", SALTS.sub("", shorter))
        if stripped == shorter or len(stripped) < 2:
            return shorter
        shorter = stripped


class Catalogue:
    """The 2024 national catalogue, asked by product name."""

    def __init__(self):
        self.items = read("nrdl2024_catalog")
        self.by_name, self.by_ingredient = {}, {}
        for item in self.items:
            for name in self.names(plain(item["drug_name"])):
                self.by_name.setdefault(name, item)
            if item["section"] == "western":
                key = ingredient(re.sub(r"\(.*?\)", "", plain(item["drug_name"])))
                self.by_ingredient.setdefault(key, []).append(item)

    @staticmethod
    def names(name):
        """小儿热速清颗粒(口服液、糖浆) names three products."""
        match = re.match(r"^(.+?)\(([^()]+)\)$", name)
        if not match:
            return [name]
        base, form, _ = form_of(match[1])
        others = match[2].split("、")
        if not form or not all(form_of("某" + other)[1] for other in others):
            return [name]  # the bracket is part of the name: 黄体酮注射液(II)
        return [name, match[1]] + [base + other for other in others]

    def find(self, name):
        """The item that covers a product, by its whole name, else by ingredient and form."""
        name = plain(name)
        if name in self.by_name:
            return self.by_name[name]
        base, _, group = form_of(name)
        items = self.by_ingredient.get(ingredient(base), [])
        for item in items:
            if plain(item["dosage_form"]).startswith(group) and group:
                return item
        return None


class Codes:
    """Real codes by generic name, and synthetic ones that nobody can take for real."""

    def __init__(self):
        self.real, self.class_of, self.form_code, self.used = {}, {}, {}, set()
        for row in read("nhsa_rule_drug_code"):
            self.real.setdefault(plain(row["generic_name"]), []).append(row["nhsa_drug_code"])
            self.class_of[row["nhsa_drug_code"]] = row["class_code"]
        for name, codes in self.real.items():
            codes.sort()
            if len(codes[0]) == 23:
                self.form_code.setdefault(form_of(name)[1], codes[0][10:14])
        # 氨氯地平 -> XC08CAA321: class and generic part as the insurer numbers them
        self.generic = {}
        for row in read("nhsa_generic_restriction"):
            if row["generic_code"].startswith("X"):
                self.generic.setdefault(plain(row["generic_name"]), row["generic_code"][:10])

    def next_real(self, name):
        return next((c for c in self.real.get(name, []) if c not in self.used), None)

    def take(self, name, item_type, class_code):
        """(code, whether it is real)"""
        real = self.next_real(name)
        if real:
            self.used.add(real)
            return real, True
        base, form, _ = form_of(name)
        group = (class_code[1:] + "XXXXX")[:5]
        seed = dice(base, 10000)
        for step in range(100_000):
            pack = f"{step % 100 + 1:02d}"[-2:]
            if item_type == "12":
                code = f"Z{group}Y{(seed + step // 99) % 10000:04d}01{pack}YF001"
            else:
                head = self.generic.get(ingredient(base)) or f"X{group}Y{(seed + step // 99) % 1000:03d}"
                code = f"{head}{self.form_code.get(form, 'A001')}01{pack}YF001"
            if code not in self.used:
                self.used.add(code)
                return code, False
        raise ValueError(f"no code left for {name}")


def specification(text):
    """(strength, count, unit) of a maker's text, or nothing when it is not plainly readable."""
    text = plain(text)
    text = re.sub(r"(\d)iu", r"\1IU", text, flags=re.I)
    text = re.sub(r"(\d万?)(u|单位)(?![a-z])", r"\1U", text, flags=re.I)
    text = re.sub(r"\d+\.\d+", lambda m: number(m[0]), text)
    match = PACKED.match(text) or SINGLE.match(text)
    if not match or not STRENGTH.match(match["strength"]):
        return None
    count = int(match["count"]) if "count" in match.re.groupindex else 1
    return (match["strength"], count, match["unit"]) if 0 < count <= 500 else None


def dose_unit(strength, item_type, unit):
    match = STRENGTH.match(strength)
    if item_type == "12":
        return "ml" if match and match["au"] == "ml" else unit
    return (match["bu"] or match["au"]) if match else unit


def price(name, spec, count, group):
    """SYNTHETIC: 3 to 90 yuan a pack, the same in every run."""
    if group == "注射剂":
        cents = 300 + dice(name + spec, 8000)
    else:
        cents = 500 + count * (15 + dice(name, 160)) + dice(spec, 300)
    return f"{min(cents, 9000) / 100:.2f}"


class DrugList:
    def __init__(self):
        self.catalogue, self.codes, self.rows = Catalogue(), Codes(), []
        self.inpatient = {
            plain(r["generic_name"]) for r in read("nhsa_rule_drug")
            if r["rule_type"] == "encounter_type" or r["rule_type"] == "hospital_level"}
        self.pairs = set()

    def withheld(self, name, group):
        """Why a drug may not leave the hospital on a circulated prescription; empty if it may."""
        if any(word in name for word in CONTROLLED):
            return "麻醉、精神、毒性等特殊管理药品"
        if name in self.inpatient or any(word in name for word in IN_HOSPITAL):
            return "限住院或指定级别医疗机构"
        if group == "注射剂" and not SELF_INJECTED.search(name):
            return "注射剂限医疗机构内使用"
        return ""

    def add(self, name, spec, item=None, brand="", maker="", cap=None, spec_is="real"):
        name, (strength, count, unit, pack) = plain(name), spec
        if (name, strength, count, maker) in self.pairs:
            return
        self.pairs.add((name, strength, count, maker))
        section = item["section"] if item else ""
        known = self.codes.next_real(name)
        patent = section in ("negotiated_tcm", "tcm_patent") or (known or "").startswith("Z")
        item_type = "12" if patent else "11"
        class_code = item["class_code"] if item else self.codes.class_of.get(known or "", "")
        code, real = self.codes.take(name, item_type, class_code)
        _, form, group = form_of(name)
        negotiated = bool(item) and item["is_negotiated"] == "1"
        pay = {"甲": "A", "乙": "B"}[item["pay_class"]] if item else "C"
        withheld = self.withheld(name, group)
        text = f"{strength}*{count}{unit}"
        self.rows.append(dict(
            code=code, generic_name=name, brand_name=brand, dosage_form=form or "其他", spec=text,
            manufacturer=maker, item_type=item_type, class_code=class_code, pack_unit=pack,
            unit_count=count, minimum_unit=unit, dose_unit=dose_unit(strength, item_type, unit),
            pay_class=pay,
            first_pay_share={"A": "0", "B": "0.20" if negotiated else "0.10", "C": "1"}[pay],
            price_cap=cap or "", reference_price=cap or price(name, text, count, group),
            circulates=int(not withheld), withheld=withheld,
            dual_channel=int(negotiated and not withheld), negotiated=int(negotiated),
            prescription_only=int(name not in OTC),
            restriction=item["payment_restriction"] if item else "",
            catalog_item=item["item_id"] if item else "",
            agreement_end=item["agreement_end"] if item else "",
            valid_from=(item or {}).get("agreement_start") or CATALOGUE_FROM, valid_to=OPEN_END,
            derivation=" ".join((
                "code:" + ("nhsa" if real else "synthetic"),
                "spec:" + spec_is,
                "price:" + ("standard" if cap else "synthetic")))))

    def agreement_drugs(self):
        """Payment standards are real, per smallest unit; a pack of pieces is SYNTHETIC in size."""
        items = {item["item_id"]: item for item in self.catalogue.items}
        for row in read("nrdl2024_payment_standard"):
            text = re.sub(r"\((按|以|相当于|含|西林|预).*", "", plain(row["spec"]))
            text = re.sub(r"^(每[片粒丸袋支瓶]装?重?|按.*?计:?)", "", text)
            match = re.match(rf"^([\d.]+(?:mg|g|ml|ug|IU|万IU)(?::[\d.]+(?:mg|g|ug|IU|万IU))?)/({UNITS})", text)
            if not match or not row["price_yuan"]:
                continue
            strength, unit = re.sub(r"\d+\.\d+", lambda m: number(m[0]), match[1]), match[2]
            count = {"片": 28, "粒": 28, "丸": 30, "袋": 10, "贴": 7}.get(unit, 1)
            if strength.endswith("ml"):
                count = 1  # an infusion bag
            cap = f"{round(float(row['price_yuan']) * count * 100) / 100:.2f}"
            pack = "盒" if count > 1 else unit
            self.add(row["drug_name"], (strength, count, unit, pack), items[row["item_id"]],
                     cap=cap, spec_is="real" if count == 1 else "pack-synthetic")

    def products(self):
        """Products a hospital really stocks, in catalogue or with a real code."""
        for row in read("drug_product_his"):
            name = re.sub(r"^(BG|G|#|\*|☆|△)+(?=[一-龥])", "", plain(row["product_name"]))
            brand = row["brand_name"]
            match = re.match(r"^(.+?)\(([一-龥]{2,4}\d*)\)?(.*)$", name)
            if match:
                name, brand = match[1] + match[3], match[2]
            spec = specification(row["spec"])
            if row["dosage_form"] in ("原料药", "中药饮片", "药品器械", "药品材料", "湿巾") or not spec:
                continue
            item = self.catalogue.find(name)
            formless = not form_of(name)[1] and not name == "开塞露" and item and item["dosage_form"]
            if (item or name in self.codes.real) and not formless:
                strength, count, unit = spec
                if unit == "片" and re.search("胶囊|胶丸", name):
                    unit = "粒"
                pack = row["unit"] if row["unit"] in ("盒", "瓶", "袋", "支", "包") else unit
                maker = re.sub(r"(?<=[一-龥])(S|\d+)$", "", row["manufacturer"])
                self.add(name, (strength, count, unit, pack), item, brand, maker)

    def common(self):
        """Drugs everybody knows that the products above may lack."""
        have = {(row["generic_name"], row["spec"]) for row in self.rows}
        for name, strength, count, unit, pack in WELL_KNOWN:
            if (name, f"{strength}*{count}{unit}") in have:
                continue
            item = self.catalogue.find(name)
            if not item:
                raise ValueError(f"{name} is not in the catalogue")
            self.add(name, (strength, count, unit, pack), item, spec_is="common")

    def coded(self):
        """Every generic name with a real code; no public specification, so the usual one."""
        have = {row["generic_name"] for row in self.rows}
        for name in sorted(set(self.codes.real) - have):
            group = form_of(name)[2]
            if group in USUAL:
                strength, count, unit = COMMON.get(name) or USUAL[group]
                if re.search("氨基酸|脂肪乳", name):
                    strength, count, unit = "250ml", 1, "瓶"
                elif name.startswith("注射用") and name not in COMMON:
                    strength = "0.25g"
                if "胶囊" in name or "胶丸" in name:
                    unit = "粒"
                pack = unit if count == 1 and unit in "支瓶袋" else "盒"
                self.add(name, (strength, count, unit, pack), self.catalogue.find(name),
                         spec_is="common" if name in COMMON else "synthetic")

    def pieces(self):
        """中药饮片: names are facts of the pharmacopoeia, codes and prices SYNTHETIC."""
        for at, (name, cents) in enumerate(PIECES, 1):
            self.rows.append(dict(
                code=f"T0001YF{at:03d}", generic_name=name, brand_name="", dosage_form="饮片",
                spec="1g", manufacturer="", item_type="13", class_code="T00010", pack_unit="g",
                unit_count=1, minimum_unit="g", dose_unit="g", pay_class="B",
                first_pay_share="0.10", price_cap="", reference_price=f"{cents / 100:.2f}",
                circulates=1, withheld="", dual_channel=0, negotiated=0, prescription_only=1,
                restriction="", catalog_item="", agreement_end="", valid_from=CATALOGUE_FROM,
                valid_to=OPEN_END, derivation="code:synthetic spec:common price:synthetic"))

    def build(self):
        self.agreement_drugs()
        self.products()
        self.common()
        self.coded()
        self.pieces()
        return sorted(self.rows, key=lambda row: (row["code"], row["valid_from"]))


def main():
    rows = DrugList().build()
    with open(FOLDER / "drug.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} drugs, {sum(row['circulates'] for row in rows)} circulate")


if __name__ == "__main__":
    main()
