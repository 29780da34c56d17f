package io.github.cxkit.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The embedded word lists, written for this library: one line per value, words apart by spaces. */
final class WordLists {

    static final Lexicon ENGLISH = new Lexicon(
            "en",
            numbers("""
            3 excellent outstanding superb fantastic amazing awesome brilliant perfect perfectly wonderful delighted love loved
            2 good great happy pleased satisfied friendly helpful polite kind kindly courteous recommend recommended nice \
            nicely lovely impressed impressive efficient smooth smoothly reliable seamless enjoy* pleasant pleasure best \
            generous attentive caring thank* professional
            1 easy easily fast quick quickly clear clearly simple simply fine well clean comfortable correct prompt promptly \
            cheap convenient useful solved resolved fixed works worked better fair safe fresh responsive
            -1 slow slowly late delay delay* expensive wait waited waiting difficult hard confusing confused complicated \
            unclear missing dirty noisy problem problems issue issues crowded small overpriced cold busy long
            -2 bad badly poor poorly disappoint* unhappy dissatisfied rude unfriendly unhelpful broken wrong damaged faulty \
            fail* error errors crash* annoy* frustrat* unprofessional unreliable useless ignored mistake* defective \
            complain* complaint* unacceptable lost stuck waste wasted incompetent
            -3 terrible awful horrible worst disgusting dreadful appalling hate hated scam fraud nightmare disgrace* ridiculous \
            disaster pathetic"""),
            Set.of(
                    "not", "no", "never", "without", "hardly", "barely", "nobody", "nothing", "neither", "nor",
                    "cannot"),
            numbers("""
            1.5 very really extremely so too absolutely totally completely incredibly highly most
            0.5 slightly somewhat little bit fairly rather quite partly"""),
            texts("""
            delivery deliver* shipping shipped shipment courier parcel package arriv* dispatch*
            price price* cost* expensive cheap overpriced discount* value
            staff staff employee* assistant* agent* rude polite friendly courteous operator*
            support support helpdesk help helpline call* phone* chat chatbot answer* reply replied service
            product product* item* quality broken defective faulty size material
            website website site web page* app app* login checkout crash* browser
            payment pay* card refund* charge* invoice* bill billing
            returns return* exchange* replac*
            waiting wait* queue* line slow delay*"""));

    static final Lexicon ITALIAN = new Lexicon(
            "it",
            numbers("""
            3 eccellent* ottim* perfett* fantastic* meraviglios* splendid* stupend* eccezional* straordinari* impeccabil* \
            adoro bellissim* bravissim* super
            2 buon* bene bell* content* felic* soddisfatt* gentil* cortes* disponibil* cordial* consiglio consigliat* \
            affidabil* brav* simpatic* professional* efficient* piacevol* grazie accoglient* migliore apprezzat* puntual*
            1 facil* veloc* rapid* chiar* semplic* comod* pulit* util* risolt* funziona funzionano funzionale economic* \
            corrett* preciso precisa tempestiv* conveniente onesto onesta sicur*
            -1 lent* tardi ritard* caro cara cari care attes* aspett* difficil* complicat* confus* sporc* rumoros* problem* \
            mancant* manca costos* scomod* lung* freddo fredda
            -2 mal male cattiv* scars* delus* delud* insoddisfatt* maleducat* scortes* sgarbat* rott* sbagliat* errat* \
            error* difettos* danneggiat* inutil* inaffidabil* incompetent* reclam* lament* inaccettabil* arrabbiat* \
            scadent* guast* pers* brutt* disorganizzat* fastidios* ignorat*
            -3 pessim* terribil* orribil* vergogn* schifo schifos* truff* odio peggior* incubo disastr* ridicol*"""),
            Set.of(
                    "non", "ne", "mai", "senza", "nessun", "nessuno", "nessuna", "niente", "nulla", "neanche",
                    "nemmeno"),
            numbers("""
            1.5 molto molta tanto davvero veramente estremamente troppo troppa assolutamente totalmente proprio cosi
            0.5 poco abbastanza piuttosto leggermente quasi"""),
            texts("""
            delivery consegn* spedi* corriere pacco pacchi arriv* recapit*
            price prezz* cost* caro cara cari care economic* scont* convenien*
            staff personale commess* addett* operator* impiegat* gentil* maleducat* cortes* scortes*
            support assisten* supporto aiut* telefon* chat chatbot rispost* rispond* servizio centralin*
            product prodott* articol* qualita rott* difettos* tagli* materiale
            website sito pagin* app applicazion* accesso login carrello
            payment pagament* pagare carta rimbors* addebit* fattur* bollett*
            returns reso resi restitu* sostituzion* cambi*
            waiting attes* aspett* coda code fila ritard* lent*"""));

    private WordLists() {}

    private static Map<String, Double> numbers(String lines) {
        Map<String, Double> values = new HashMap<>();
        texts(lines).forEach((word, value) -> values.put(word, Double.valueOf(value)));
        return values;
    }

    /** Word to the first word of its line. */
    private static Map<String, String> texts(String lines) {
        Map<String, String> values = new HashMap<>();
        lines.lines().forEach(line -> {
            String[] words = line.strip().split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                values.put(words[i], words[0]);
            }
        });
        return values;
    }
}
