"""Breaks each promise of the acceptance packs in five ways, and asks `rung check --prove` for a customer each time.

Every edit changes the rules or what the promise says, so that it no longer holds; unedited, all promises are proved."""
import json
import os
import subprocess
import sys
import tempfile

EDITS = {
    "rating-en/rating.rung": {
        "spending_more_never_hurts": [
            ("| >= 20_000_000 | 50 |", "| >= 20_000_000 | 35 |"),
            ("| otherwise     | 0  |", "| otherwise     | 25 |"),
            ("  fall at most 1 tier", "  fall at most 1 tier\n  never above B when order_amount > 30_000_000"),
            ("  bonus    loyal      5 when tenure_months >= 36", "  bonus    loyal      15 when order_amount < 900_000"),
            ("  fall at most 1 tier", "  fall at most 1 tier\n  force D when order_amount >= 50_000_000"),
        ],
        "logging_in_never_hurts": [
            ("10 when logins_30d = 0", "10 when logins_30d > 300"),
            ("  penalty  inactive   10 when logins_30d = 0", "  bonus  inactive   10 when logins_30d = 0"),
            ("  fall at most 1 tier", "  A requires logins_30d < 1000\n  fall at most 1 tier"),
            ("  fall at most 1 tier", "  fall at most 1 tier\n  force E when logins_30d = 77"),
            ("10 when logins_30d = 0", "1 per logins_30d at most 20"),
        ],
        "bounded": [
            ("extras at least -10 at most 40", "extras at least -10 at most 41"),
            ("extras at least -10 at most 40", "extras at most 40\n  penalty late 5 when tenure_months = 1"),
            ("| >= 20_000_000 | 50 |", "| >= 20_000_000 | 55 |"),
            ("value >= -10 and value <= 90", "value > -10 and value <= 90"),
            ("value >= -10 and value <= 90", "value >= -10 and value < 90"),
        ],
    },
    "rating-zh/rating.rung": {
        "多下单不降级": [
            ("| >= 1000万 | 60 |", "| >= 1000万 | 30 |"),
            ("| <= 0      | 0  |", "| <= 0      | 12 |"),
            ("5 当 同比增长 >= 高增长线", "15 当 同比增长 < 高增长线"),
            ("  直接定为 E 当 黑名单", "  直接定为 E 当 黑名单 或 订单金额 > 3000万"),
            ("  A 要求 基础分 >= 50", "  A 要求 订单金额 < 5000万 且 基础分 >= 50"),
        ],
        "多退款不升级": [
            ("定义 净额 = 订单金额 - 退款金额", "定义 净额 = 订单金额 + 退款金额"),
            ("| >= 300万  | 35 |", "| >= 300万  | 55 |"),
            ("  加分 需求.用新产品  4 当 新产品", "  加分 需求.用新产品  15 当 退款金额 > 10万"),
            ("  直接定为 E 当 黑名单", "  直接定为 C 当 退款金额 > 500万"),
            ("  人工指定 有效指定 直至 指定截止日", "  不低于 D 当 退款金额 >= 1万\n  人工指定 有效指定 直至 指定截止日"),
        ],
        "多逾期不升级": [
            ("15 当 逾期天数 > 90", "15 当 逾期天数 < 90"),
            ("5 当 逾期天数 > 30", "5 当 逾期天数 = 30"),
            ("逾期天数 <= 30 且", "逾期天数 >= 30 且"),
            ("  直接定为 E 当 黑名单", "  直接定为 B 当 逾期天数 > 365"),
            ("  加分 需求.用新产品  4 当 新产品", "  加分 需求.用新产品  1 每 逾期天数 至多 15"),
        ],
        "价值分有界": [
            ("总分           至少 0 至多 100", "总分           至少 -1 至多 100"),
            ("价值分 >= 0 且 价值分 <= 100", "价值分 >= 10 且 价值分 <= 100"),
            ("总分           至少 0 至多 100", "总分           至多 100"),
            ("价值分 >= 0 且 价值分 <= 100", "价值分 >= 0 且 价值分 < 100"),
            ("恒有 价值分 为 缺失 或 价值分 >= 0", "恒有 价值分 不为 缺失 且 价值分 >= 0"),
        ],
        "黑名单只能是E级": [
            ("  直接定为 E 当 黑名单", "  直接定为 D 当 黑名单"),
            ("  直接定为 E 当 黑名单", "  直接定为 E 当 黑名单 且 逾期天数 > 0"),
            ("  直接定为 E 当 黑名单", "  不高于 D 当 黑名单"),
            ("恒有 非 黑名单 或 有效指定 不为 缺失 或", "恒有 非 黑名单 或"),
            ("  人工指定 有效指定 直至 指定截止日", "  人工指定 指定等级"),
        ],
    },
    "health-en/health.rung": {
        "signals_are_bounded": [
            ("always 0 <= churn_signals <= 170", "always 0 <= churn_signals <= 20"),
            ("signal silence.long      40 when", "signal silence.long      240 when"),
            ("signal leaving           30 when", "signal leaving           171 when"),
            ("decay_days, 0, 20)", "decay_days, -5, 20)"),
            ("always 0 <= churn_signals <= 170", "always 5 <= churn_signals <= 170"),
        ],
        "risk_is_a_percentage": [
            ("then min(100, churn_signals * urgency)", "then min(120, churn_signals * urgency)"),
            ("then min(100, churn_signals * urgency)", "then min(100, churn_signals * urgency - 1)"),
            ("| 0 .. 31    | 1.5  |", "| 0 .. 31    | -1.5  |"),
            ("always 0 <= churn_risk <= 100", "always 0 < churn_risk <= 100"),
            ("always 0 <= churn_risk <= 100", "always 0 <= churn_risk < 100"),
        ],
        "more_users_never_hurt": [
            ("| >= 60%    | 100 |", "| >= 60%    | 60 |"),
            ("| otherwise | 0   |\n\ntable business_points", "| otherwise | 50   |\n\ntable business_points"),
            ("let seat_use      = weekly_active / seats", "let seat_use      = seats / weekly_active"),
            ("let seat_use      = weekly_active / seats", "let seat_use      = 1 - weekly_active / seats"),
            ("weight 15% satisfaction     clamp((csat - 1) * 25, 0, 100)",
             "weight 15% satisfaction     clamp(100 - weekly_active, 0, 100)"),
        ],
        "better_satisfaction_never_hurts": [
            ("clamp((csat - 1) * 25, 0, 100)", "clamp((5 - csat) * 25, 0, 100)"),
            ("  force red when live and (overdue_days > 60 or leaving)", "  force red when live and csat > 4"),
            ("clamp((csat - 1) * 25, 0, 100)", "abs(csat - 3) * 25"),
            ("clamp((csat - 1) * 25, 0, 100)", "if csat = 3 then 100 otherwise 0"),
            ("  force red when live", "  force green when csat < 2\n  force red when live"),
        ],
        "late_payers_never_gain": [
            ("| 1 .. 31      | 50  |", "| 1 .. 31      | 100  |\n  | 31 | 120 |\n  | 40 .. 50 | 100 |"),
            ("overdue_days > 60 or leaving", "overdue_days < 60 or leaving"),
            ("| 0            | 100 |\n  | 1 .. 31", "| 0            | 0 |\n  | 1 .. 31"),
            ("  force red when live and (overdue_days > 60 or leaving)", "  force green when overdue_days = 61"),
            ("weight 10% payment          payment_points", "weight 10% payment          min(100, overdue_days * 1)"),
        ],
        "late_payment_never_calms": [
            ("15 when overdue_days > 30", "15 when overdue_days < 30"),
            ("15 when overdue_days > 30", "15 when overdue_days = 31"),
            ("10 when silent_days >= 14 and overdue_days > 30", "10 when silent_days >= 14 and overdue_days < 30"),
            ("then min(100, churn_signals * urgency)", "then min(100, churn_signals * urgency - overdue_days)"),
            ("min(100, churn_signals * urgency) otherwise",
             "(if overdue_days > 90 then 0 otherwise min(100, churn_signals * urgency)) otherwise"),
        ],
        "paying_more_never_hurts": [
            ("let vip_reach = at least 3 of (arr >= 100_000,", "let vip_reach = at least 3 of (arr < 100_000,"),
            ("arr >= 30_000 and health >= 60", "arr <= 30_000 and health >= 60"),
            ("| arr >= 24_000                                     |", "| arr < 24_000 |"),
            ("  current previous_level", "  never above Key when arr > 500_000\n  current previous_level"),
            ("  current previous_level", "  force Standard when arr = 99_999\n  current previous_level"),
        ],
    },
    "sales-zh/sales.rung": {
        "績效有界": [
            ("總分 至少 0 至多 100", "總分 至少 0"),
            ("總分 至少 0 至多 100", "總分 至多 100"),
            ("恆有 0 <= 績效 <= 100", "恆有 0 < 績效 <= 100"),
            ("恆有 0 <= 績效 <= 100", "恆有 0 <= 績效 <= 99"),
            ("總分 至少 0 至多 100", "總分 至少 0 至多 101"),
        ],
        "配額有界": [
            ("限於(保底配額, 2, 20)", "限於(保底配額, 1, 20)"),
            ("四捨五入(限於(保底配額, 2, 20), 0)", "四捨五入(保底配額, 0)"),
            ("恆有 2 <= 每日配額 <= 20", "恆有 3 <= 每日配額 <= 20"),
            ("恆有 2 <= 每日配額 <= 20", "恆有 2 <= 每日配額 <= 19"),
            ("四捨五入(限於(保底配額, 2, 20), 0)", "四捨五入(限於(保底配額, 2, 20) + 1, 0)"),
        ],
        "多賣不吃虧": [
            ("限於(季度銷售額 * 20 / 40萬, 0, 20)", "限於(20 - 季度銷售額 * 20 / 40萬, 0, 20)"),
            ("扣分 投訴 5 每 投訴數 至多 15", "扣分 投訴 5 當 季度銷售額 > 80萬"),
            ("限於(季度銷售額 * 20 / 40萬, 0, 20)", "如果 季度銷售額 > 50萬 則 0 否則 20".join(["(", ")"])),
            ("加分 轉介 2 每 轉介新客 至多 6", "加分 轉介 6 當 季度銷售額 < 1萬"),
            ("總分 至少 0 至多 100", "乘以 (如果 季度銷售額 > 30萬 則 0.5 否則 1)\n  總分 至少 0 至多 100"),
        ],
        "投訴不加配額": [
            ("扣分 投訴 5 每 投訴數 至多 15", "加分 投訴 5 每 投訴數 至多 15"),
            ("| >= 80 | 15 ", "| >= 80 | 5 "),
            ("定義 趨勢調整 = 如果 本月單量 > 上月單量 則 2", "定義 趨勢調整 = 如果 投訴數 > 3 則 4"),
            ("如果 入職天數 < 90 則 最大(應得配額, 5)", "如果 投訴數 > 0 則 最大(應得配額, 5)"),
            ("扣分 投訴 5 每 投訴數 至多 15", "扣分 投訴 15 當 投訴數 < 3"),
        ],
        "團隊業績好不降級": [
            ("且 團隊季度銷售額 >= 200萬", "且 團隊季度銷售額 <= 200萬"),
            ("團隊季度銷售額 >= 80萬 且 季度單量 >= 6", "團隊季度銷售額 <= 80萬 且 季度單量 >= 6"),
            ("  降級 至多 1 級", "  直接定為 P1 當 團隊季度銷售額 > 900萬\n  降級 至多 1 級"),
            ("  降級 至多 1 級", "  不高於 P2 當 團隊季度銷售額 > 900萬\n  降級 至多 1 級"),
            ("下屬團隊長 >= 2  ", "團隊季度銷售額 < 100萬  "),
        ],
    },
}


def proved(rung, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rules.rung")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([rung, "check", "--prove", "--format", "json", path], capture_output=True, text=True)
    said = json.loads(done.stdout)
    return {one["name"]: one for one in said.get("promises", [])}, said["diagnostics"]


def main(rung, packs):
    failed = 0
    refuted = 0
    for path, promises in EDITS.items():
        with open(os.path.join(packs, path), encoding="utf-8") as file:
            text = file.read()
        outcomes, _ = proved(rung, text)
        for name, one in outcomes.items():
            if one["outcome"] != "proved":
                failed += 1
                print(f"{path}: {name} is {one['outcome']} unedited")
            if name not in promises:
                failed += 1
                print(f"{path}: {name} is not broken in any way here")
        for name, edits in promises.items():
            for old, new in edits:
                if old not in text:
                    failed += 1
                    print(f"{path}: {name}: not in the rules: {old!r}")
                    continue
                outcomes, found = proved(rung, text.replace(old, new, 1))
                one = outcomes.get(name, {"outcome": "not asked: " + "; ".join(d["message"] for d in found)})
                if one["outcome"] == "refuted" and one.get("test"):
                    refuted += 1
                    continue
                failed += 1
                print(f"{path}: {name}: {old!r} → {new!r}: {one['outcome']} {one.get('reason', '')}")
    print(f"{refuted} broken promises refuted, {failed} not as they should be")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
