package cn.yunfang.sandbox;

import cn.yunfang.national.MessageWatch.Exchange;

/**
 * A message in the log of its application.
 *
 * @param serial grows with each
 */
public record KeptMessage(long serial, Exchange exchange) {}
