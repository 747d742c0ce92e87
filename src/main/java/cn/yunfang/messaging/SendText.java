package cn.yunfang.messaging;

import cn.yunfang.messaging.MessageTable.Taken;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Sends a short message to whom it is for, at the telephone he names by then. It holds no name, no
 * number, no medicine and no diagnosis: telephones lie about.
 */
@Component
class SendText implements Way {
    private final Database database;
    private final Persons persons;
    private final Prescriptions prescriptions;
    private final Templates templates;
    private final SmsCarrier carrier;
    private final MessagingProperties properties;

    SendText(
            Database database,
            Persons persons,
            Prescriptions prescriptions,
            Templates templates,
            SmsCarrier carrier,
            MessagingProperties properties) {
        this.database = database;
        this.persons = persons;
        this.prescriptions = prescriptions;
        this.templates = templates;
        this.carrier = carrier;
        this.properties = properties;
    }

    @Override
    public boolean leadsTo(String receiver) {
        return receiver.equals(Message.SMS);
    }

    @Override
    public Tried send(Taken taken) {
        var message = taken.message();
        var trip = new RoundTrip();
        var phone = trip.add(persons.phone(taken.body()));
        var found = trip.add(prescriptions.find(message.subject()));
        database.send(trip);
        if (phone.get().isPresent() && message.hiRxno().isEmpty()) {
            var id = Long.toString(message.id());
            return carry(id, phone.get().get(), wording(message.kind()));
        }
        if (phone.get().isEmpty() || found.get().isEmpty()) {
            return new Tried.Unwanted();
        }
        var rx = found.get().get();
        boolean reminds = message.kind().equals(Templates.EXPIRING);
        if (reminds && !ToFetch.anything(rx)) {
            return new Tried.Unwanted();
        }
        var text = wording(message.kind()).replace("{until}", ChinaTime.date(rx.ends()).toString());
        return carry(Long.toString(message.id()), phone.get().get(), text);
    }

    private String wording(String kind) {
        var text = templates.kind(kind).text();
        return properties.smsLanguage().equals("en") ? text.english() : text.chinese();
    }

    private Tried carry(String id, String phone, String text) {
        try (var line = Executors.newVirtualThreadPerTaskExecutor()) {
            var carried =
                    line.submit(
                            () -> {
                                carrier.carry(id, phone, text);
                                return true;
                            });
            try {
                carried.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
                return new Tried.Delivered();
            } catch (TimeoutException e) {
                carried.cancel(true);
                return new Tried.Failed("no answer of the carrier in time");
            } catch (ExecutionException e) {
                return new Tried.Failed(
                        e.getCause() instanceof IOException
                                ? "refused by the carrier"
                                : "fault of the carrier");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Tried.Failed("interrupted");
        }
    }
}
