package cn.yunfang.shared;

/**
 * Every refusal the platform can give: a stable code, the HTTP status our own API uses, and one
 * sentence each in Chinese and English that names the cure. 1xxxxx envelope, 2xxxxx message, 3xxxxx
 * state, 4xxxxx rules, 5xxxxx money. {@code docs/errors.md} is generated from here.
 */
public enum Reason {
    // envelope
    MALFORMED(
            100001,
            400,
            "报文不是有效的JSON对象，请检查编码与格式",
            "the message is not a JSON object; check encoding and format"),
    UNKNOWN_OPERATION(100002, 404, "没有这个交易：%s", "no such operation: %s"),
    UNKNOWN_APP(100003, 401, "应用appId未登记：%s", "application not registered: %s"),
    KEY_REVOKED(
            100004, 401, "应用密钥已停用，请申请新密钥", "the application's key is revoked; ask for a new one"),
    BAD_CIPHERTEXT(
            100005,
            400,
            "encData无法解密，请核对appId、appSecret与SM4算法",
            "encData cannot be decrypted; check appId, appSecret and SM4"),
    BAD_SIGNATURE(
            100006,
            401,
            "签名验证未通过，请核对私钥与待签文本",
            "the signature does not verify; check the private key and the text signed"),
    STALE_TIMESTAMP(
            100007,
            400,
            "timestamp与平台时间相差过大，请校时",
            "timestamp too far from the platform's clock; set your clock"),
    REPLAYED(
            100008,
            409,
            "同一报文已收到过，请重新签名后再发",
            "this very message was received before; sign a new one"),
    WRONG_ALGORITHM(
            100009, 400, "encType须为SM4，signType须为SM2", "encType must be SM4 and signType SM2"),
    TOO_LARGE(100010, 413, "报文超过%s兆字节", "the message is larger than %s MB"),
    GATEWAY_REFUSED(
            100011,
            401,
            "网关头x-tif-*签名无效或已过期",
            "the x-tif-* gateway headers are invalid or too old"),
    NOT_ALLOWED(100012, 403, "当前身份无权进行此操作", "this caller may not do this"),
    NOT_SIGNED_IN(100013, 401, "请先登录或提供有效令牌", "log in or send a valid token"),
    BUSY(
            100014,
            503,
            "同一处方或人员正被另一请求处理，请稍后重发",
            "another request holds this prescription or person; send again shortly"),
    METHOD_NOT_ALLOWED(100015, 405, "此地址不支持%s方法，可用：%s", "%s is not supported here; allowed: %s"),
    MEDIA_TYPE_UNSUPPORTED(100016, 415, "请求正文须为%s", "the request body must be %s"),
    NOT_ACCEPTABLE(100017, 406, "只能答复%s", "can only answer %s"),
    REQUEST_REJECTED(
            100018,
            400,
            "请求行或请求头含有不允许的字符，请检查地址编码",
            "the request line or a header holds characters that are not allowed;"
                    + " check the encoding"),
    KEY_REUSED(
            100019,
            422,
            "Idempotency-Key已用于内容不同的请求，请换一个新的",
            "Idempotency-Key was used for another request; take a new one"),
    VERSION_DIFFERS(
            100020,
            412,
            "处方已有新版本%s，请重新读取后再操作",
            "the prescription is at version %s by now; read it again first"),
    SANDBOX_CLOSED(100030, 404, "本平台没有开放沙箱", "this platform has no sandbox"),
    SANDBOX_APPLICATION_UNKNOWN(
            100031, 404, "您没有这个沙箱应用：%s", "you have no such sandbox application: %s"),
    SANDBOX_FULL(
            100032,
            409,
            "沙箱应用已满%s个，请先停用不再使用的",
            "there are %s sandbox applications already; end one you no longer need"),
    PROFILE_NOT_CONFIGURED(
            100021,
            403,
            "机构的应用未登记使用接口C（7201至7211），请联系平台登记版本",
            "this application is not registered for profile C (7201 to 7211);"
                    + " have its release registered"),
    RELEASE_DIFFERS(
            100022,
            409,
            "%s按登记应为接口C的%s报文，收到的是%s报文，请核对登记的版本",
            "%s of this application is a message of release %s, but this is one of %s;"
                    + " check the registered release"),
    RELEASE_UNCLEAR(
            100023,
            400,
            "%s在接口C的两个版本中含义不同，报文须含可区分的字段：%s",
            "%s means different things in the two releases of profile C;"
                    + " the message must have what tells them apart: %s"),
    CSRF_MISSING(
            100024,
            403,
            "请求缺少与Cookie XSRF-TOKEN一致的X-XSRF-TOKEN请求头，请刷新页面后重试",
            "the header X-XSRF-TOKEN must repeat the cookie XSRF-TOKEN; load the page again"),
    SESSION_ENDED(
            100025,
            401,
            "登录已退出或已超时，请重新登录；未写入任何数据",
            "the session was ended or timed out, nothing was written; log in again"),
    TOO_MANY_REQUESTS(100026, 429, "请求过于频繁，请%s秒后再试", "too many requests; try again in %s seconds"),
    LOG_IN_FAILED(
            100027,
            401,
            "统一身份认证未通过或未给出本平台认识的角色，请重新登录或联系管理员",
            "the log-in was not proven, or names no role of this platform; log in again or ask your"
                    + " administrator"),
    DATABASE_UNAVAILABLE(
            100096,
            503,
            "数据库暂不可用，未写入任何数据，请稍后重发",
            "the database is not available, nothing was written; send again shortly"),
    STORAGE_EXHAUSTED(
            100097,
            503,
            "平台存储或连接资源不足，未写入任何数据，请稍后重发并通知运维",
            "the platform is out of storage or connections, nothing was written; send again later"
                    + " and tell its operator"),
    OUTCOME_UNKNOWN(
            100098,
            503,
            "与数据库的连接中断，是否已办理不明，请以相同内容重发：重复的请求只办理一次",
            "the line to the database broke and the outcome is not known; send the same content"
                    + " again: a repeat is carried out once"),
    INTERNAL(
            100099,
            500,
            "平台内部错误，请以相同内容重发：重复的请求只办理一次",
            "internal fault; send the same content again: a repeat is carried out once"),

    // message
    FIELD_MISSING(200001, 400, "%s（%s）不能为空", "%s (%s) is required"),
    FIELD_TOO_LONG(200002, 400, "%s（%s）超过%s个字符", "%s (%s) is longer than %s characters"),
    FIELD_NOT_NUMBER(
            200003, 400, "%s（%s）须为数字，整数部分和小数部分不超过%s", "%s (%s) must be a number within %s"),
    FIELD_NOT_TIME(200004, 400, "%s（%s）须为时间，格式%s", "%s (%s) must be a time as %s"),
    FIELD_NOT_CODE(
            200005, 400, "%s（%s）的值不在代码表中，可用：%s", "%s (%s) is not in the code table; allowed: %s"),
    FIELD_INVALID(200006, 400, "%s（%s）无效：%s", "%s (%s) is invalid: %s"),

    // who and what
    INSTITUTION_UNKNOWN(201001, 404, "机构未登记：%s", "institution not registered: %s"),
    INSTITUTION_MISMATCH(
            201002,
            403,
            "报文中的机构与应用所属机构不一致",
            "the institution in the message is not the application's"),
    DESIGNATION_EXPIRED(
            201003, 403, "机构的医保定点资格不在有效期内", "the institution's designation is not in force"),
    WRONG_INSTITUTION_TYPE(201004, 403, "该类机构不能进行此操作", "this kind of institution may not do this"),
    DOCTOR_UNKNOWN(201005, 404, "医师未登记：%s", "doctor not registered: %s"),
    DOCTOR_NOT_LICENSED(
            201006,
            403,
            "医师不在该机构执业或资格不在有效期内",
            "the doctor does not practise here or the licence is not in force"),
    PHARMACIST_UNKNOWN(201007, 404, "药师未登记：%s", "pharmacist not registered: %s"),
    PHARMACIST_NOT_LICENSED(
            201008,
            403,
            "药师不在该机构执业或资格不在有效期内",
            "the pharmacist does not practise here or the licence is not in force"),
    PERSON_UNKNOWN(
            201009,
            404,
            "未找到参保人，请核对证件或凭证",
            "insured person not found; check the certificate or voucher"),
    PERSON_MISMATCH(201010, 409, "姓名、证件与参保登记不一致", "name or certificate differ from the enrolment"),
    VOUCHER_INVALID(
            201011,
            401,
            "电子凭证无效或已过期，请刷新后重扫",
            "the e-voucher is invalid or expired; refresh and scan again"),
    NOT_INSURED(201012, 403, "参保状态不正常，不能使用医保", "the enrolment is not active"),
    NO_CERTIFICATE(
            201013,
            409,
            "平台没有该机构的签名证书，请先登记证书",
            "no signing certificate of this institution; have one registered first"),

    // state
    PRESCRIPTION_UNKNOWN(300001, 404, "没有这张处方", "no such prescription"),
    WRONG_STATE(
            300002, 409, "处方现为“%s”，不能进行此操作", "the prescription is %2$s; this is not possible now"),
    HOSPITAL_NUMBER_TAKEN(
            300003,
            409,
            "hospRxno已用于内容不同的处方",
            "hospRxno was used for a prescription with other content"),
    TRACE_CODE_MISMATCH(
            300004, 409, "rxTraceCode与hiRxno不对应", "rxTraceCode does not belong to hiRxno"),
    SIGNED_FIELDS_DIFFER(300005, 409, "%s与签名时的内容不一致", "%s differs from what was signed"),
    SIGNATURE_MISMATCH(
            300006,
            409,
            "signDigest不是本平台对该处方的签名",
            "signDigest is not this platform's signature of this prescription"),
    CONTENT_DIFFERS(
            300007, 409, "该处方已上传，且内容不同", "this prescription was uploaded with other content"),
    TOKEN_INVALID(
            300008,
            409,
            "取药码无效、已使用或已过期，请患者刷新",
            "the QR code is invalid, used or expired; ask the patient to refresh it"),
    LINES_NOT_AVAILABLE(
            300009,
            409,
            "第%s行已被其他药店锁定或已取药",
            "line %s is held by another pharmacy or already dispensed"),
    NOTHING_LEFT(300080, 409, "没有可取的处方行", "no line of the prescription can be fetched now"),
    NOT_THE_HOLDER(300010, 403, "处方由其他药店持有", "another pharmacy holds this prescription"),
    WRONG_SECRET(300011, 403, "claimSecret不正确", "claimSecret is wrong"),
    LEASE_ENDED(
            300012, 409, "锁定已到期释放，请重新下载处方", "the lease has ended; download the prescription again"),
    NOT_AUDITED(
            300013,
            409,
            "尚未通过药店药师审核，请先rxPharChk",
            "not yet passed by the pharmacy's pharmacist; call rxPharChk first"),
    AUDIT_REFUSED(300014, 409, "药店药师审核未通过", "the pharmacy's pharmacist refused it"),
    OVER_QUANTITY(300015, 409, "第%s行数量超过可配数量", "line %s: more than what may be dispensed"),
    PACK_ALREADY_SOLD(
            300016, 409, "追溯码已售出：同一盒药不能售出两次", "a pack with this trace code was already sold"),
    TRACE_CODE_MISSING(300017, 400, "第%s行缺少追溯码，每盒一码", "line %s lacks trace codes, one per pack"),
    WRONG_DRUG(300018, 409, "第%s行药品与处方不符", "line %s: not the drug prescribed"),
    SALE_UNKNOWN(300019, 404, "没有这笔售药记录", "no such sale"),
    SALE_DIFFERS(300020, 409, "该结算或审核已售药，且内容不同", "already sold with other content"),
    SETTLEMENT_MISSING(300021, 409, "缺少有效的医保结算，请先结算", "no valid settlement; settle first"),
    SETTLEMENT_DIFFERS(300022, 409, "售药明细与结算明细不一致", "the sale differs from what was settled"),
    CANCEL_QUEUED(
            300023,
            202,
            "药店正在配药，撤销申请已排队，药店退回或发药后答复",
            "a pharmacy holds it; the cancellation waits until it is given back or dispensed"),
    CHANGED_MEANWHILE(
            300024, 409, "处方状态刚刚发生变化，请重新查询", "the prescription has just changed; query again"),
    ALREADY_DISPENSED(300025, 409, "处方已取药，不能撤销", "already dispensed; cannot be revoked"),
    DELIVERY_UNKNOWN(300026, 404, "没有这张配送单", "no such delivery order"),
    NOT_YET_OPEN(300027, 409, "本次取药时间未到，%s起可取", "this issue opens at %s"),
    REVIEW_UNKNOWN(300028, 404, "没有这条审方任务或已处理", "no such review task, or it is done"),
    CANCEL_REQUESTED(
            300029,
            409,
            "医师已申请撤销该处方，不能再下载",
            "the doctor has asked to cancel it; it can no longer be fetched"),
    RETURN_DIFFERS(
            300030,
            409,
            "退药第%s条与售药记录不符，请核对药品、数量与追溯码",
            "returned row %s does not match the sale; check drug, quantity and trace codes"),
    SIGN_CODE_LOCKED(
            300031,
            403,
            "签收码已输错5次，请改用签名签收",
            "five wrong sign-off codes; let the recipient sign by hand"),
    DELIVERY_CLOSED(
            300032, 409, "该配送单已%s，不能再变更", "this delivery is %2$s; it does not change any more"),
    SIGN_CODE_WRONG(
            300033,
            403,
            "签收码不正确，请收货人出示短信或应用中的签收码",
            "the sign-off code is wrong; ask the recipient for the code he was sent"),
    DELIVERY_NOT_YOURS(
            300034,
            403,
            "只有持有或已售该处方药品的药店可以配送",
            "only the pharmacy that holds or sold this prescription delivers it"),
    AUDIT_DIFFERS(
            300035,
            409,
            "该次下载已审核通过；如不再调配请rxGiveBack退回",
            "this download already passed the audit; give it back with rxGiveBack instead"),
    REVIEW_HELD(
            300036,
            409,
            "审方任务由药师%s处理中，%s后释放",
            "pharmacist %s is reviewing it; it frees itself at %s"),
    REVIEW_ASKED(300051, 409, "已向医师提问，等待答复", "the doctor was asked; it waits for the answer"),
    OVERRIDE_NEEDS_REASON(
            300053, 422, "通过有警示的处方须填写理由", "say why a prescription with warnings may pass"),
    REVIEW_TOO_FAST(
            300060,
            422,
            "只看了%s秒，%s行处方通过前应至少看%s秒；请继续查看，或以confirmFast确认并在opinion中说明理由",
            "looked at for %s s only; to pass %s lines takes %s s at least: look on, or insist with"
                    + " confirmFast and say why in opinion"),
    REVIEW_SAME_PERSON(
            300120,
            409,
            "%1$s已通过第一次审核，须由另一名药师复核",
            "%1$s approved it already; the second approval takes another pharmacist"),
    REVIEW_NOT_NEEDED(
            300122, 404, "该处方未进入人工审方，没有审方任务", "no pharmacist had to review this prescription"),
    REVIEW_SKILL_MISSING(
            300121,
            403,
            "该处方须由具备以下能力的药师审核：%1$s",
            "this prescription takes a pharmacist with the skill: %2$s"),
    NOTHING_TO_PLANT(
            300061,
            409,
            "没有可投放的测试病例：该机构没有在执业的医师，或所选病例已在待审、目录缺药、规则会直接拒绝",
            "no case to plant: no doctor practises there, or the cases chosen wait already, lack a"
                    + " drug of the catalogue or would be refused by a rule"),
    FLAG_NOT_OPEN(
            300062,
            404,
            "没有这条待复核的过快审方记录，或已有人复核",
            "no such flag, or somebody has looked at it already"),
    REVIEW_NOT_ASKED(300052, 409, "没有待答复的审方提问", "no question of the review waits for an answer"),
    VISIT_UNKNOWN(300131, 404, "没有这次就诊登记", "no such visit"),
    VISIT_ENDED(300132, 409, "该就诊登记已撤销", "this registration of a visit is cancelled"),
    VISIT_NOT_DESCRIBED(
            300133, 409, "请先上传就诊信息（2203A）", "upload what the visit is for first (2203A)"),
    FEES_UNKNOWN(300134, 404, "没有这个收费批次的明细", "no charges of this batch"),
    FEE_DIFFERS(
            300135,
            409,
            "feedetl_sn已用于内容不同的明细，请先撤销（2205）",
            "feedetl_sn was used for another charge; withdraw it first (2205)"),
    FILING_UNKNOWN(300136, 404, "没有本机构申报的这条备案", "no such declaration of this institution"),
    FILING_OVERLAPS(300137, 409, "与已有备案（%s至%s）重叠", "overlaps one that is in force from %s to %s"),
    APPLICATION_UNKNOWN(300150, 404, "没有这份慢特病认定申请", "no such application for a filing"),
    APPLICATION_OPEN(
            300151,
            409,
            "该病种已有一份申请正在办理，请在原申请中补充材料",
            "an application for this disease is open; add to that one"),
    APPLICATION_STATE(
            300152,
            409,
            "申请现为“%1$s”，不能进行此操作",
            "the application is in another state (%2$s); this cannot be done now"),
    APPLICATION_SAME_PERSON(
            300153,
            403,
            "申请人、患者本人或作出不通过决定的人不能认定，须由另一人办理",
            "whoever applied, the patient himself or who refused it cannot decide; another must"),
    CRITERION_LACKING(
            300154,
            422,
            "认定标准%s部分尚无依据，例如：%s",
            "nothing for part %s of the criteria, for example: %s"),
    NO_DETERMINER(
            300155,
            409,
            "该机构不能认定此病种，请改选可认定的机构或由经办机构认定",
            "this institution may not determine the disease; choose another or the bureau"),
    APPEAL_TOO_LATE(
            300156,
            409,
            "未通过后%s日内可以申诉，现已超过",
            "a refusal may be appealed for %s days; it is too late"),
    APPLICATION_CHANGED(
            300157,
            409,
            "申请有了新的材料或进展，请重新查看后再决定",
            "the application has changed; read it again before you decide"),
    ATTACHMENT_KIND(
            300158,
            422,
            "附件须为PDF、JPEG或PNG文件，以文件内容为准",
            "an attachment must be a PDF, JPEG or PNG by its content"),
    ATTACHMENTS_TOO_MANY(300159, 409, "一份申请最多%s个附件", "an application has at most %s attachments"),
    ATTACHMENT_UNKNOWN(300160, 404, "没有这个附件", "no such attachment"),
    FILING_USED(
            300138,
            409,
            "该备案期间已有该病种的结算，请先撤销结算",
            "a settlement of this disease and period stands; undo it first"),
    RETURN_BY_UNDO(
            300139,
            409,
            "流转处方的药品请先以rxSelldrugUndo（7208）退药",
            "goods of a circulated prescription come back by rxSelldrugUndo (7208) first"),
    MESSAGE_UNKNOWN(300070, 404, "没有这条消息", "no such message"),
    MESSAGE_NOT_DEAD(
            300071, 409, "只有已停止发送的消息可以重发", "only a message that is no longer tried can be retried"),
    GOODS_NOT_ON_SHELF(
            300280,
            409,
            "第%s行：该药店可预留的数量不足，请另选药店",
            "line %s: the pharmacy has not enough to put aside; choose another"),
    QUOTE_ROSE(
            300281,
            409,
            "第%s行：报价已由%s元升至%s元，请确认新价后再预留",
            "line %s: the price rose from %s to %s yuan; agree to it before it is held"),
    HELD_FOR_OTHERS(
            300282,
            409,
            "货架余量已为其他患者预留，不能售出；如另有到货请先上报库存",
            "what is left on the shelf is held for other patients; if more has arrived report it"
                    + " first"),
    PRICE_ABOVE_HELD(
            300283,
            409,
            "第%1$s行：已按单价%2$s元为患者预留（至%3$s），不得按%4$s元收取",
            "line %1$s is held for the patient at %2$s yuan each (until %3$s); %4$s is more"),
    FAMILY_DOCTOR_UNKNOWN(
            300501,
            404,
            "没有这位可签约的医师：须在基层机构或医院执业，且由本人发起",
            "no such doctor to contract with: one who practises at a clinic or hospital"),
    CONTRACT_UNKNOWN(300502, 404, "没有您的这份签约", "you have no such contract"),
    CONTRACT_OFFERED_ALREADY(
            300503, 409, "双方已有一份待确认的签约，请先答复", "an offer between you two waits; answer it first"),
    CONTRACT_STANDS(
            300504,
            409,
            "已有生效的签约（至%1$s）；可在到期前60天内与原医师续签，更换医师请先解约",
            "a contract is in force until %1$s; renew it with the same doctor in its last 60 days,"
                    + " or end it first"),
    CONTRACT_NOT_OPEN(
            300505, 409, "该签约已答复或已结束，请重新查询", "this contract was answered or ended; query again"),
    CONTRACT_OWN_OFFER(
            300506, 409, "您发起的签约须由对方确认", "the other of the two has to agree to your own offer"),
    CARE_VISIT_UNKNOWN(300511, 404, "本机构没有这次随访", "your institution has no such visit"),
    CARE_FORM_DIFFERS(
            300512,
            409,
            "该编号或设备序号已用于内容不同的随访表，请换新编号再发",
            "this id or device counter was used for another form; send it under a new one"),
    ESCALATION_UNKNOWN(300521, 404, "没有转给本机构的这项任务", "no such referral was put to you"),
    ESCALATION_ANSWERED(300522, 409, "该转诊任务已答复", "this referral is answered already"),

    // readings and refills
    READING_KIND_UNKNOWN(300401, 422, "没有这个测量项目：%s", "nothing is measured under this code: %s"),
    READING_IMPLAUSIBLE(
            300402,
            422,
            "%1$s %2$s %3$s 超出可能的范围（%4$s–%5$s），请核对数值与单位",
            "%6$s of %2$s %3$s is not possible (%4$s–%5$s); check value and unit"),
    READING_IN_FUTURE(
            300403,
            422,
            "测量时间晚于现在，请核对设备时钟",
            "the time of measurement is in the future; check the device's clock"),
    READING_DIFFERS(
            300404,
            409,
            "同一设备同一时间的测量值已记为%s；请用实际测量时间再报",
            "this device told %s for this very moment; tell the time when it was measured"),
    NOT_TREATING(
            300405,
            403,
            "只有签约医师或近一年内为其开过方的医师可以进行此操作",
            "only a doctor with a contract, or who prescribed within a year, may do this"),
    READING_ALERT_UNKNOWN(300406, 404, "没有这条需您处理的测量提醒", "you have no such alert of a reading"),
    READING_ALERT_ACKNOWLEDGED(300407, 409, "该提醒已处理：%s", "this alert is acknowledged already: %s"),
    ISSUE_WAITS(
            300410,
            409,
            "下一次取药须先有在目标范围内的新测量值，或由医师放行",
            "the next issue waits for a fresh reading in its range, or for the doctor"),
    NOT_REPEATED(
            300411,
            409,
            "该处方没有尚未开放的取药次，不能设定续方条件",
            "no issue of the prescription is still to open; it takes no release plan"),
    NO_RELEASE_PLAN(300412, 404, "该处方没有续方条件", "the prescription has no release plan"),
    REFILL_TASK_UNKNOWN(300413, 404, "没有这项需您处理的续方任务", "you have no such refill task"),
    REFILL_TASK_CLOSED(
            300414, 409, "该续方任务已处理或已自动放行", "this refill task is done, or released by itself"),
    RENEWAL_UNKNOWN(300415, 404, "没有这项续方申请", "no such request for renewal"),
    RENEWAL_TOO_EARLY(
            300416,
            409,
            "处方还有未开放的取药次，%s起可申请续方",
            "issues are still to come; a renewal can be asked for from %s on"),
    RENEWAL_ASKED(300417, 409, "该处方已申请续方，请等医师答复", "a renewal is asked for already"),
    RENEWAL_NOT_REPEATED(
            300418,
            409,
            "只有可重复取药的处方能在手机上申请续方，请到医院就诊",
            "only a repeat prescription can be renewed here; see your doctor"),
    RENEWAL_NO_VISIT(
            300419,
            409,
            "近12个月内没有在该院就诊的记录，请先到该院就诊，再申请续方",
            "no visit to this hospital within 12 months is known; visit it first, then ask again"),
    RENEWAL_DONE(300420, 409, "该续方申请已答复", "this request for renewal is answered already"),

    // rules
    RULE_REFUSED(400001, 422, "%s", "%2$s"),
    RULE_EXPRESSION_WRONG(
            400002,
            422,
            "规则表达式第%s行第%s列有误：%s",
            "the rule's expression is wrong at line %s, column %s: %s"),
    RULE_VERSION_TAKEN(
            400003,
            409,
            "该规则版本已存在，不能修改，请使用新版本号",
            "this version of the rule exists and never changes; give a new version"),
    RULE_UNKNOWN(400004, 404, "没有这条规则", "no such rule"),
    TOO_MANY_RULES(
            400006,
            409,
            "本地区的规则已达%s条，请先结束不用的规则",
            "the region has %s rules; end those that are no longer needed"),
    RECALL_ID_TAKEN(400011, 409, "该召回编号已登记", "this recall is already stored"),
    RECALL_UNKNOWN(400012, 404, "本地区没有这条生效的召回", "no such recall stands in the region"),
    DRUG_RECALLED(
            400013,
            409,
            "该药品或批号已被召回，不得发出：%s（%s）",
            "this drug or batch is recalled and must not be handed over: %s (%s)"),
    DECISION_UNKNOWN(
            400005, 404, "该处方尚未上传，没有规则审核记录", "not uploaded yet: the rules have decided nothing"),
    DECISION_NOT_KEPT(
            400120,
            404,
            "该处方上传时尚未留存规则判定依据，无法说明",
            "what the rules looked at was not yet kept when it was uploaded"),

    // money
    AMOUNT_DIFFERS(
            500001,
            409,
            "%s：报文金额%s与平台计算%s不一致",
            "%s: the message says %s, the platform computes %s"),
    MSGID_REUSED(500002, 409, "msgid已用于内容不同的交易", "msgid was used for another transaction"),
    MSGID_REVERSED(
            500003, 409, "该msgid已被冲正，不能再执行", "this msgid was reversed and cannot be executed"),
    SETTLEMENT_UNKNOWN(500004, 404, "没有这笔结算", "no such settlement"),
    ALREADY_UNDONE(500005, 409, "该结算已撤销", "this settlement is already undone"),
    GOODS_NOT_RETURNED(
            500006,
            409,
            "药品已售出，请先退药再撤销结算",
            "the goods are sold; take them back before undoing the settlement"),
    NO_POLICY(500007, 409, "没有适用的待遇政策", "no benefit policy applies"),
    NOT_ENTITLED(500008, 403, "不享受该项待遇", "not entitled to this benefit"),
    NOT_HELD_FOR_SETTLEMENT(
            500009,
            409,
            "结算前须由本药店下载并审核该处方",
            "download and audit this prescription before settling it"),
    ALREADY_SETTLED(500010, 409, "这些处方行已结算", "these lines are already settled"),
    UNDO_STANDS(
            500011,
            409,
            "该撤销已生效，不能冲正；如需医保支付请重新结算",
            "the undoing has taken effect and cannot be reversed; settle anew if needed"),
    FEES_SETTLED(
            500031, 409, "该收费已结算，请先撤销结算（2208）", "it is settled; undo the settlement first (2208)"),
    FIGURES_CHANGED(
            500032,
            409,
            "与预结算不一致：基金%s、账户%s、现金%s现为%s、%s、%s，请重新预结算",
            "not as pre-settled: fund %s, account %s, cash %s are now %s, %s, %s;"
                    + " pre-settle again"),
    ACCOUNT_UNKNOWN(500020, 404, "没有这个账户", "no such ledger account"),
    LEDGER_DAY_NOT_SEALED(
            500085,
            404,
            "%s的总账尚未封存，次日1时后封存",
            "%s is not sealed yet; it is at 1 a.m. of the next day"),
    FILE_UNKNOWN(500080, 404, "没有这个文件，或已过下载截止时间", "no such file, or it can no longer be fetched"),
    FILE_NOT_ZIP(
            500081, 400, "文件须为只含一个文本文件的ZIP压缩包", "the file must be a zip of exactly one text file"),
    FILE_TOO_LARGE(
            500082,
            413,
            "文件解压后超过%s兆字节或%s行，请分期对账",
            "more than %s MB or %s rows unpacked; reconcile shorter periods"),
    FILE_ROW_WRONG(500083, 400, "文件第%1$s行%2$s有误：%3$s", "line %1$s of the file, %2$s: %4$s"),
    RECONCILIATION_UNKNOWN(500084, 404, "没有这次对账", "no such reconciliation"),
    CLEARING_MONTH_OPEN(
            500040, 409, "%s尚未结束，次月起可申请清算", "%s is not over; it is cleared from the next month on"),
    CLEARING_APPLIED(500041, 409, "该月清算已申请（%s），不能重复申请", "this month is applied for already (%s)"),
    CLEARING_UNKNOWN(500042, 404, "没有这项清算申请", "no such application for clearing"),
    CLEARING_WRONG_STATE(
            500043, 409, "清算申请%s，不能进行此操作", "the application is %2$s; this is not possible now"),
    CLEARING_EMPTY(500044, 409, "%s没有可清算的结算", "nothing of %s is to be cleared"),
    DEDUCTION_OF_WHAT(
            500045,
            422,
            "%s不是该机构当月有效的结算",
            "%s is no standing settlement of the institution in this month"),
    DEDUCTION_TOO_MUCH(
            500046,
            422,
            "%s扣款%s超过基金支付尚余的%s",
            "%s: a deduction of %s, but only %s of the funds' share"),
    OFFSET_TOO_MUCH(500047, 422, "抵扣%s超过可抵扣的%s", "an offset of %s, but only %s can be offset"),
    CLEARING_SAME_PERSON(
            500048, 403, "%s已审定，须由另一人拨付", "%s decided it; the payment takes another person"),
    CLEARING_CHANGED(
            500049,
            409,
            "申请后当月结算有变：申请%s人次、总额%s、基金%s、账户%s，现为%s人次、%s、%s、%s，请退回后重新申请",
            "the month has changed: applied for %s settlements, total %s, funds %s, accounts %s,"
                    + " now %s, %s, %s, %s; send it back to be applied for anew"),
    DEDUCTION_GIVEN_BACK(
            500050,
            409,
            "其中扣款已随结算撤销退回，不能撤回审定",
            "a deduction of it was given back when its settlement was undone; it stays decided"),
    PREPAYMENT_UNKNOWN(500051, 404, "没有这笔待拨付的周转金", "no such prepayment is waiting"),
    PREPAYMENT_SAME_PERSON(
            500052, 403, "%s提出，须由另一人拨付", "%s drafted it; the payment takes another person"),
    CLEARING_CARD_CHANGED(
            500053,
            409,
            "审定后当月银行卡代收有变：审定%s，现为%s，请撤回审定后重新审定",
            "what was taken from cards in the month has changed: decided %s, now %s; take the"
                    + " decision back and decide anew"),
    FAMILY_SELF(
            500060,
            409,
            "本人账户无需共济给本人，请填写家庭成员",
            "your own account pays for you anyhow; name a member of your family"),
    FAMILY_LINKED(
            500061,
            409,
            "您的账户已共济给该成员；变更限额请先解除再绑定",
            "your account is linked to this person already; to change the limits, end that link"
                    + " first"),
    FAMILY_FULL(
            500062,
            409,
            "该成员已绑定%s个共济账户，请先解除一个",
            "%s accounts are linked to this person already; end one of those first"),
    FAMILY_LINK_UNKNOWN(500063, 404, "没有这个生效的共济关系", "no such standing family link"),
    AWAY_AT_HOME(
            500064,
            409,
            "就医地在参保地市内，无需备案",
            "the place of care lies in the city of insurance; nothing is to be filed"),
    POLICY_INVALID(500066, 422, "政策文件有%s处问题：%s", "the policy file has %s faults: %s"),
    TRIAL_OTHER_REGION(
            500067,
            403,
            "政策文件的统筹区%s不在本机构辖区内",
            "the policy file is for %s, which is not in your division"),
    REFERRAL_FROM_ELSEWHERE(
            500068,
            403,
            "转院备案须由参保地的医院办理",
            "a patient is referred by a hospital of the city in which he is insured"),
    POLICY_UNKNOWN(500090, 404, "没有%s的政策版本%s", "no policy of %s has the version %s"),
    AWAY_FILING_UNKNOWN(500065, 404, "没有这个生效的异地就医备案", "no such standing filing for care away"),

    // delivery orders
    DELIVERY_STATE(300340, 409, "配送单%s，不能执行该操作", "the delivery is %2$s; this cannot be done now"),
    DELIVERY_ORDERED(
            300341, 409, "该处方已有待配药的配送单", "a delivery of this prescription is ordered already"),
    DELIVERY_NEEDS_HOLD(
            300342,
            409,
            "请先在该药店预留药品，再下配送单",
            "hold the goods at this pharmacy first, then order their delivery"),
    DELIVERY_NOT_OFFERED(
            300343, 409, "该药店%s，请到店自取或另选药店", "this pharmacy: %2$s; collect or choose another"),
    DELIVERY_NOT_SOLD(
            300344,
            409,
            "下单后还没有发药记录，请先接方、结算并扫追溯码发药，再打包",
            "nothing was sold since the order; settle it and scan its packs, then pack"),
    DELIVERY_NOT_COLD(
            300345,
            422,
            "冷链药品交接须记录2–8 ℃的箱内温度；超出范围不得交接",
            "the cold chain is handed over with the box's temperature, 2 to 8 ℃ and no other"),
    DELIVERY_BY_COURIER(
            300346,
            409,
            "该配送单由配送公司承运，进展由其回传",
            "a courier company brings this parcel and tells of it itself"),
    DELIVERY_NEEDS_MORE(
            300347,
            409,
            "平台配送单不能用状态上传登记为%s：请在平台打包、签收或收回",
            "no report makes an order of the platform \"%2$s\": pack it, have it signed or take it"
                    + " back"),
    BAD_COURIER_CALLBACK(
            300348,
            401,
            "配送回调签名或内容无效",
            "the courier's signature over the call-back does not verify, or it cannot be read"),
    ADDRESS_UNKNOWN(300349, 404, "没有这个收货地址", "no such address"),
    ADDRESSES_FULL(300350, 409, "收货地址最多%s个，请先删除", "at most %s addresses; remove one first"),
    TOWNSHIP_UNKNOWN(300352, 404, "没有登记这个乡镇", "no such township is registered"),
    GOODS_UNDERWAY(
            300353,
            409,
            "这些药品在配送中（%s），不能在柜台退药；请先取消配送，或等包裹退回",
            "the goods are in a parcel (%2$s): cancel the delivery, or wait until it is back"),
    DELIVERY_TASK_UNKNOWN(300351, 404, "没有这项待人工处理的配送任务", "no such delivery task waits for a clerk"),

    // payment by card
    CARD_UNKNOWN(500201, 404, "没有这张绑定的银行卡", "no such bound card"),
    CARD_NUMBER_SENT(
            500202,
            422,
            "请勿发送银行卡号，只接受银行签发的卡令牌",
            "never send a card's number; only the token that the bank gave for it"),
    NOTHING_TO_PAY(500203, 409, "该结算没有需个人支付的现金", "this settlement leaves nothing to pay"),
    ALREADY_PAYING(500204, 409, "该结算已有支付%s", "payment %s of this settlement exists already"),
    PAYMENT_UNKNOWN(500205, 404, "没有这笔支付", "no such payment"),
    PAYMENT_STATE(500206, 409, "支付%s，不能执行该操作", "the payment is %2$s; this cannot be done now"),
    ORDER_UNKNOWN(500208, 404, "没有这个支付订单", "no such payment order"),
    ORDER_REUSED(500209, 409, "medOrgOrd已用于内容不同的订单", "medOrgOrd was used for another order"),
    BAD_CALLBACK(500207, 401, "回调签名无效", "the bank's signature over the call-back does not verify"),
    CALLBACK_TOO_LARGE(500210, 413, "回调超过%s千字节", "the call-back is larger than %s KB"),
    NO_BANK(500211, 503, "平台尚未接入银行，请改用现金支付", "no bank is connected to the platform; pay in cash"),
    BANK_SILENT(500212, 503, "银行未应答，请稍后再试", "the bank does not answer; try again later"),
    CARD_OF_ANOTHER(500213, 422, "该银行卡不属于本人", "the card is not the patient's own"),
    PAY_TOO_LATE(
            500214,
            409,
            "结算已超过%s分钟，请到机构支付",
            "settled more than %s minutes ago; pay at the institution"),
    REVOKE_AT_INSTITUTION(
            500215,
            409,
            "平台无法确认货品是否已交付，请由机构撤销结算",
            "only the institution can undo it: the platform cannot see whether the goods are out");

    private final int code;
    private final int status;
    private final String chinese;
    private final String english;

    Reason(int code, int status, String chinese, String english) {
        this.code = code;
        this.status = status;
        this.chinese = chinese;
        this.english = english;
    }

    /** Six digits, never reused. */
    public int code() {
        return code;
    }

    /** The HTTP status of our own API; the national interface always answers 200. */
    public int status() {
        return status;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
