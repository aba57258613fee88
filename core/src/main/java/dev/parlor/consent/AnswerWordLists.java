package dev.parlor.consent;

import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.directory.Language;

/**
 * The standard words, by language and meaning. A form without its accent stands here where people write it so and it
 * is no other word; {@link AnswerWords} says by what else they were chosen.
 */
final class AnswerWordLists {
    private static final String STANDARD = """
            EN AFFIRM:  yes | yes please | yes thanks | yes thank you | yes i agree | yes of course | yes sure
            EN AFFIRM:  yeah | yep | yup | sure | of course | agree | agreed | i agree | accept | i accept | i consent
            EN AFFIRM:  yes you may
            EN DECLINE: no | no thanks | no thank you | nope | not interested | i'd rather not | rather not
            EN DECLINE: decline | i decline | i do not agree | i don't agree | i do not consent | i don't consent
            EN STOP:    stop | stop all | stopall | please stop | stop please | stop messaging me | stop texting me
            EN STOP:    stop writing to me | unsubscribe | unsubscribe me | opt out | opt-out | optout | remove me
            EN STOP:    do not contact me | don't contact me | dont contact me | do not message me | don't message me
            EN STOP:    dont message me | no more messages
            EN START:   start | unstop | subscribe | resubscribe | opt in | opt-in

            ES AFFIRM:  sí | si | sí por favor | si por favor | sí gracias | si gracias | claro que sí | claro que si
            ES AFFIRM:  sí claro | si claro | por supuesto | acepto | sí acepto | si acepto | estoy de acuerdo
            ES DECLINE: no | no gracias | no quiero | no acepto | no estoy de acuerdo | no me interesa | rechazo
            ES DECLINE: prefiero que no
            ES STOP:    stop | baja | darme de baja | quiero darme de baja | parar | cancelar suscripción
            ES STOP:    cancelar suscripcion | no más mensajes | no mas mensajes | no me escriban | no me escriban más
            ES STOP:    no me escriban mas | dejen de escribirme
            ES START:   start | darme de alta | quiero darme de alta | iniciar | reanudar

            PT AFFIRM:  sim | sim por favor | sim obrigado | sim obrigada | sim claro | claro que sim | com certeza
            PT AFFIRM:  aceito | sim aceito | concordo | sim concordo | autorizo | sim autorizo | sim pode | pode sim
            PT DECLINE: não | nao | não obrigado | nao obrigado | não obrigada | nao obrigada | não quero | nao quero
            PT DECLINE: não aceito | nao aceito | não concordo | nao concordo | não autorizo | nao autorizo | recuso
            PT DECLINE: não tenho interesse | nao tenho interesse | prefiro que não | prefiro que nao
            PT STOP:    stop | sair | parar | pare | descadastrar | cancelar inscrição | cancelar inscricao
            PT STOP:    cancelar subscrição | cancelar subscricao | remover inscrição | remover inscricao
            PT STOP:    não quero mais mensagens | nao quero mais mensagens | não me escrevam mais
            PT STOP:    nao me escrevam mais
            PT START:   start | iniciar | começar | comecar | retomar

            FR AFFIRM:  oui | oui merci | oui s'il vous plaît | oui s'il vous plait | oui svp | oui bien sûr
            FR AFFIRM:  oui bien sur | oui d'accord | ouais | bien sûr | bien sur | avec plaisir | oui avec plaisir
            FR AFFIRM:  volontiers | oui volontiers | j'accepte | oui j'accepte | je suis d'accord
            FR AFFIRM:  oui je suis d'accord
            FR DECLINE: non | non merci | merci non | je refuse | je n'accepte pas | je ne suis pas d'accord
            FR DECLINE: je ne veux pas | je ne souhaite pas
            FR STOP:    stop | stop svp | stop s'il vous plaît | stop s'il vous plait | arrêt | arret
            FR STOP:    arrêter | arreter | arrêtez | arretez | désabonner | desabonner | me désabonner | me desabonner
            FR STOP:    se désabonner | se desabonner | désabonnement | desabonnement | désinscription | desinscription
            FR STOP:    désinscrire | desinscrire | me désinscrire | me desinscrire | plus de messages svp
            FR STOP:    ne m'écrivez plus | ne m'ecrivez plus | ne me contactez plus
            FR START:   start | reprendre | démarrer | demarrer | me réabonner | me reabonner | réabonner | reabonner

            DE AFFIRM:  ja | ja bitte | ja gerne | ja gern | gerne | gern | sehr gerne | sehr gern | ja danke
            DE AFFIRM:  ja natürlich | ja natuerlich | natürlich | natuerlich | jawohl | einverstanden
            DE AFFIRM:  ja einverstanden | bin einverstanden | ich bin einverstanden | ich stimme zu | ja ich stimme zu
            DE DECLINE: nein | nein danke | danke nein | nee | nö | lieber nicht | nein lieber nicht | kein interesse
            DE DECLINE: nicht einverstanden | ich bin nicht einverstanden | ich lehne ab | ablehnen | ich möchte nicht
            DE DECLINE: ich moechte nicht
            DE STOP:    stop | stopp | stop bitte | stopp bitte | bitte stop | bitte stopp | bitte stoppen | abmelden
            DE STOP:    bitte abmelden | keine nachrichten mehr | bitte keine nachrichten mehr
            DE STOP:    keine weiteren nachrichten | bitte nicht mehr schreiben
            DE START:   start | starten | wieder anmelden | wieder starten

            IT AFFIRM:  sì | si | sì grazie | si grazie | sì per favore | si per favore | sì certo | si certo
            IT AFFIRM:  certamente | volentieri | sì volentieri | si volentieri | accetto | sì accetto | si accetto
            IT AFFIRM:  acconsento | sì acconsento | si acconsento | sono d'accordo
            IT DECLINE: no | no grazie | non accetto | non acconsento | rifiuto | non sono d'accordo | non mi interessa
            IT DECLINE: preferisco di no | meglio di no
            IT STOP:    stop | annulla iscrizione | annulla l'iscrizione | annullare iscrizione | cancella iscrizione
            IT STOP:    cancella l'iscrizione | disiscrivimi | disiscriviti | disiscrizione
            IT STOP:    niente più messaggi | niente piu messaggi | non scrivetemi più | non scrivetemi piu
            IT START:   start | riprendi | riprendere | iscrivimi | riattiva

            NL AFFIRM:  ja | ja graag | graag | ja hoor | ja dat mag | dat mag | ja dank je | ja dank u | ja natuurlijk
            NL AFFIRM:  natuurlijk | akkoord | ja akkoord | ik ga akkoord | ja ik ga akkoord
            NL DECLINE: nee | neen | nee dank je | nee dank u | nee dankjewel | nee bedankt | liever niet
            NL DECLINE: nee liever niet | niet akkoord | ik ga niet akkoord | geen interesse
            NL STOP:    stop | stop aub | stop alsjeblieft | stop alstublieft | afmelden | uitschrijven
            NL STOP:    geen berichten meer | schrijf me niet meer
            NL START:   start | starten | hervatten | weer aanmelden | opnieuw aanmelden
            """;

    private AnswerWordLists() {}

    static AnswerWords addTo(AnswerWords start) {
        AnswerWords words = start;
        for (String line : STANDARD.lines().filter(line -> !line.isBlank()).toList()) {
            String[] head = line.substring(0, line.indexOf(':')).split(" ", -1);
            String[] list = line.substring(line.indexOf(':') + 1).split("\\|", -1);
            words = words.with(Language.valueOf(head[0]), Meaning.valueOf(head[1]), list);
        }
        return words;
    }
}
