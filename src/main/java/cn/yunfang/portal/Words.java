package cn.yunfang.portal;

/** The same in both languages of the portals. */
record Words(String zh, String en) {}
