package cn.yunfang.messaging;

import cn.yunfang.messaging.MessageTable.Taken;

/** How a kind of receiver is reached. */
interface Way {
    boolean leadsTo(String receiver);

    /** One try; it ends within the time-out of {@link MessagingProperties}. */
    Tried send(Taken taken);
}
