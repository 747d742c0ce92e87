import { answer, api, type Schemas } from "@/shared/api";
import { everyPage } from "@/shared/pages";
import type { Pair } from "@/shared/words";

export type Payment = Schemas["Payment"];
export type Message = Schemas["Message"];

const PAGE = 200;

const payments = (before = "0") =>
  answer(api.GET("/api/v1/payments/dead", { params: { query: { before: Number(before), most: PAGE } } }));
const messages = (before = "0") =>
  answer(api.GET("/api/v1/messages", { params: { query: { state: "DEAD", before: Number(before), most: PAGE } } }));

export const deadPayments = () => everyPage<Payment>(payments);
export const deadMessages = () => everyPage<Message>(messages);

export type DeadTask = Schemas["DeadDeliveryTask"];

/** Two hundred at most. */
export const deadTasks = (): Promise<DeadTask[]> => answer(api.GET("/api/v1/deliveries/dead"));

/** How many wait for somebody, for the navigation: of each kind up to 200 are counted. */
export async function countDead(): Promise<string> {
  const [money, words, tasks] = await Promise.all([payments(), messages(), deadTasks()]);
  const count = money.items.length + words.items.length + tasks.length;
  return count === 0 ? "" : `${count}${money.next || words.next ? "+" : ""}`;
}

/** What happened, what trying again does, and what giving up does to a payment that stopped in this state. */
export interface Advice {
  happened: Pair;
  todo: Pair;
  gaveUp: Pair;
}

const unsure: Advice = {
  happened: [
    "请银行扣款后一直没有确定的答复：钱可能扣了，也可能没扣。",
    "The bank was asked to take the money and never gave a clear answer: it may have taken it or not.",
  ],
  todo: [
    "先重试：平台用原支付号再问银行，同一笔不会扣两次。多次仍无答复，请向银行查询这笔支付后再结案。",
    "Try again first: the bank is asked under the same number, so nothing is taken twice. If it stays silent, ask the bank about this payment, then end it.",
  ],
  gaveUp: [
    "支付变为“已撤销”，金额留在药店或医院柜台待收；若银行之后仍扣款成功，平台照常入账并自动退回。",
    "It becomes reversed and the amount stays open at the counter; should the bank take the money after all, it is booked and goes back by itself.",
  ],
};

const advice: Partial<Record<Payment["state"], Advice>> = {
  FAILED: {
    happened: ["银行拒绝扣款，但结算单没有能够撤销。", "The bank declined, but the settlement could not be turned round."],
    todo: [
      "看下面的原因：货已交付的，请机构先收回药品或收现金；处理后重试，平台再撤一次结算。",
      "See the cause below: if the goods are out, the institution takes them back or takes cash; then try again and the settlement is turned round once more.",
    ],
    gaveUp: [
      "支付变为“已撤销”，结算单仍然有效，金额留在柜台待收。",
      "It becomes reversed; the settlement stands and the amount stays open at the counter.",
    ],
  },
  REVOKING: {
    happened: [
      "这笔支付已经不要了，但银行没有说清是否扣过款。",
      "Nobody wants this payment any more, but the bank did not say whether it took the money.",
    ],
    todo: [
      "重试：平台再问银行；若扣了款会自动退回。",
      "Try again: the bank is asked once more; what it took goes back by itself.",
    ],
    gaveUp: unsure.gaveUp,
  },
  REFUNDING: {
    happened: [
      "要退还患者的钱，银行一直没有退成。患者还没有拿到钱。",
      "Money is owed to the patient and the bank has not given it back. The patient does not have it yet.",
    ],
    todo: [
      "先重试：同一笔退款不会退两次。卡已注销等原因退不成的，用其他方式退还患者后，写明方式并结案。",
      "Try again first: nothing is refunded twice. If the card cannot take it, pay the patient in another way, then end it and say how.",
    ],
    gaveUp: [
      "支付变为“已另行退还”，平台不再请银行退款；若银行之后仍退成，照常入账。",
      "It becomes given back in another way and the bank is not asked again; a refund that the bank still makes is booked.",
    ],
  },
};

export function adviceFor(payment: Payment): Advice {
  return advice[payment.state] ?? unsure;
}

const causes: Record<string, Pair> = {
  GOODS_NOT_RETURNED: ["药品已经交付，还没有退回", "the goods are out and have not come back"],
  CHANGED_MEANWHILE: ["同时有别的操作", "something else happened at the same moment"],
  "no endpoint is registered": ["这家医院没有登记推送地址", "the hospital has no push endpoint registered"],
  "no application in use": ["这家医院没有在用的接口应用，无法加密", "the hospital has no application in use, so nothing can be encrypted for it"],
  "the endpoint is not https": ["登记的推送地址不是 https", "the endpoint is not https"],
  "the endpoint is on this machine or link": ["登记的推送地址指向平台内部，不允许", "the endpoint points into the platform, which is not allowed"],
  "the endpoint's host is unknown": ["推送地址的主机名查不到", "the endpoint's host is unknown"],
  "no answer": ["对方没有应答", "no answer"],
  ConnectException: ["连不上对方的系统", "the receiver's system cannot be reached"],
  "refused by the carrier": ["短信通道拒收", "the carrier refused it"],
  "fault of the carrier": ["短信通道出错", "the carrier failed"],
  "no answer of the carrier in time": ["短信通道没有及时应答", "the carrier did not answer in time"],
  "": ["没有记下原因", "no cause was kept"],
};

/** Why the last try failed, in words; what the platform wrote when there are none for it. */
export function cause(text: string): Pair {
  const known = causes[text];
  if (known) {
    return known;
  }
  const status = /^HTTP (\d{3})$/.exec(text);
  if (status) {
    return [`对方系统回了 ${text}`, `the receiver's system answered ${text}`];
  }
  const late = /^no answer within (\d+) ms$/.exec(text);
  if (late) {
    return [`对方 ${Number(late[1]) / 1000} 秒内没有应答`, `no answer within ${Number(late[1]) / 1000} s`];
  }
  const both = /^([^a-zA-Z]+) ([a-z].*)$/.exec(text);
  return both ? [String(both[1]), String(both[2])] : [text, text];
}

const kinds: Record<string, Pair> = {
  7102: ["审方结果推送医院", "result of the review, to the hospital"],
  7103: ["购药结果推送医院", "purchase, to the hospital"],
  7105: ["支付结果推送医院", "payment, to the hospital"],
  EFFECTIVE: ["短信：处方可以取药", "short message: ready to collect"],
  REJECTED: ["短信：审方没有通过", "short message: the review refused it"],
  ISSUE_OPEN: ["短信：下一期可以取药", "short message: the next issue is open"],
  EXPIRING: ["短信：处方快到期", "short message: about to expire"],
  REVOKED: ["短信：处方已撤销", "short message: revoked"],
};

/** What a message is about. */
export function kindOf(message: Message): Pair {
  return kinds[message.kind] ?? (message.receiver === "sms"
    ? [`短信提醒患者（${message.kind}）`, `short message to the patient (${message.kind})`]
    : [message.kind, message.kind]);
}

/** What to do about a message that nobody tries any more. */
export function messageAdvice(message: Message): Pair {
  if (message.receiver === "sms") {
    return [
      "短信通道恢复后重发。患者在“消息”里已经看得到同样的内容。",
      "Try again when the carrier works. The patient sees the same in the inbox already.",
    ];
  }
  return [
    "请医院确认接收系统和推送地址，在“机构”页更正后重发；编号不变，医院不会重复入账。医院也可以主动查询取得同样的结果。",
    "Let the hospital check its system and endpoint, correct it under Institutions, then try again: the msgid stays, so nothing counts twice. The hospital can also ask for the result itself.",
  ];
}
