import type { CalendarDay } from '../../contract/calendars.ts'
import type { CalendarData } from './calendar.ts'
import de from './calendars/DE.json' with { type: 'json' }
import fr from './calendars/FR.json' with { type: 'json' }
import gbEng from './calendars/GB-ENG.json' with { type: 'json' }
import id from './calendars/ID.json' with { type: 'json' }
import tw from './calendars/TW.json' with { type: 'json' }

interface CalendarFile {
  calendar: string
  weekend: string[]
  provisional?: string[]
  sources: Record<string, string>
  days: { date: string; name: string; kind: string }[]
}

/** The calendars the product carries, as version 1 of each. Sources are named in the files. */
export const publishedCalendars: CalendarData[] = [id, tw, fr, de, gbEng].map(
  (file: CalendarFile) => ({
    calendar: file.calendar,
    version: 1,
    source: Object.entries(file.sources)
      .map(([year, source]) => `${year}: ${source}`)
      .join(' · '),
    weekend: file.weekend,
    // Their kinds are a JSON file's strings here; a test holds every one against the type.
    days: file.days as CalendarDay[],
    // Each file holds the whole of every year it names a source for.
    completeYears: Object.keys(file.sources),
    provisionalYears: file.provisional ?? [],
  }),
)
