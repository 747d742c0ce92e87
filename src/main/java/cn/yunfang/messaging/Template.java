package cn.yunfang.messaging;

/**
 * What patients are told of one kind of fact.
 *
 * @param event name in the event log, "" for what only the clock tells
 * @param sms whether it also goes out as a short message
 * @param inbox with {hiRxno}, {institution}, {pharmacy}, {until}; or {disease}, {until}
 * @param text the short message, with {until} at most: who holds the telephone may be anybody
 */
record Template(String kind, String event, boolean sms, Wording inbox, Wording text) {
    /** The same in both languages. */
    record Wording(String chinese, String english) {}
}
